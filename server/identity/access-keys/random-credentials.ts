import { randomInt } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** An access key id in AWS's shape: `AKIA…` for a lasting key, `ASIA…` for a temporary one. */
export function randomAccessKeyId(prefix: 'AKIA' | 'ASIA'): string {
  return `${prefix}${random(16, `${letters}234567`)}`
}

/** 40 characters, as AWS's secret access keys have. */
export function randomSecret(): string {
  return random(40, `${letters}${letters.toLowerCase()}0123456789+/`)
}

function random(length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}
