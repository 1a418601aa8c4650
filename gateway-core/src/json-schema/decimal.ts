/**
 * Whether a number is a whole multiple of another, in decimals as they are written: 0.0075 is 75 times 0.0001, which
 * binary fractions deny.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (!Number.isFinite(value)) return false
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0
  const [a, b] = [decimal(value), decimal(divisor)]
  const exponent = Math.min(a.exponent, b.exponent)
  return scaled(a, exponent) % scaled(b, exponent) === 0n
}

interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

/** `1.5e-7` is 15 times 10 to the power of -8. */
function decimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = `${value}`.split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  return { digits: BigInt(`${whole}${fraction}`), exponent: Number(exponent) - fraction.length }
}

function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to)
}
