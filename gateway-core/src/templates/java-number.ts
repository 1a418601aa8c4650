/**
 * A double that a JavaScript number cannot tell from an integer: `1.0`, `1.0E10`, `NaN`. All other doubles are plain
 * JavaScript numbers with a fraction; integers are numbers up to 2^53 and bigints beyond.
 */
export class JavaDouble {
  readonly value: number
  /** For decimals with more digits than a double keeps. */
  readonly text: string | undefined

  constructor(value: number, text?: string) {
    this.value = value
    this.text = text
  }
}

export type JavaNumber = number | bigint | JavaDouble

export function isJavaNumber(value: unknown): value is JavaNumber {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof JavaDouble
}

/** Whether Java would hold it in an Integer, a Long or a BigInteger. */
export function isWhole(value: JavaNumber): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))
}

/** Whether it is a Java Integer, which is what indices and lengths must be. */
export function isInt(value: unknown): value is number {
  return typeof value === 'number' && value === (value | 0)
}

export function toDouble(value: JavaNumber): number {
  return typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : value.value
}

/** The result of an operation on doubles, which stays a double even where it has no fraction. */
export function asDouble(value: number): JavaNumber {
  return Number.isInteger(value) || !Number.isFinite(value) ? new JavaDouble(value) : value
}

/** The result of an operation on integers. */
export function asInteger(value: bigint): JavaNumber {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value
}

/** As Java's `toString` prints it: `1`, `1.0`, `1.0E10`. */
export function numberText(value: JavaNumber): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'number') return Number.isInteger(value) ? `${value}` : doubleText(value)
  return value.text ?? doubleText(value.value)
}

function doubleText(value: number): string {
  if (!Number.isFinite(value)) return `${value}`
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  const size = Math.abs(value)
  if (size >= 1e-3 && size < 1e7) return withFraction(`${value}`)
  const [digits = '', exponent] = value.toExponential().split('e')
  return `${withFraction(digits)}E${Number(exponent)}`
}

function withFraction(digits: string): string {
  return digits.includes('.') ? digits : `${digits}.0`
}
