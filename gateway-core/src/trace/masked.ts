/** Of a secret shorter than this, the last characters would tell too much. */
const tellsTooMuch = 12

/** A secret as AWS's execution logs show it: asterisks for all but its last six characters. */
export function masked(secret: string): string {
  const shown = secret.length < tellsTooMuch ? '' : secret.slice(-6)
  return '*'.repeat(secret.length - shown.length) + shown
}
