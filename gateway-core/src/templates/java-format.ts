import { isJavaNumber, isWhole, toDouble } from './java-number.ts'
import { toText } from './java-text.ts'
import type { Meter } from './meter.ts'
import { TemplateFailure } from './template-error.ts'

interface Conversion {
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
  readonly letter: string
}

const specifier = /%(?:(\d+)\$)?([-#+ 0,(]*)(\d{1,4})?(?:\.(\d{1,3}))?([a-zA-Z%])/g

/** `String.format` with `%s %S %d %f %e %x %X %o %c %b %n %%`, flags, width, precision and positions. */
export function javaFormat(format: string, given: readonly unknown[], meter: Meter): string {
  let next = 0
  return format.replace(
    specifier,
    (text, position?: string, flags = '', width?: string, precision?: string, letter = '') => {
      const conversion: Conversion = {
        flags,
        width: Number(width ?? 0),
        precision: precision === undefined ? undefined : Number(precision),
        letter,
      }
      meter.allocate(conversion.width + (conversion.precision ?? 0) + 64)
      if (letter === 'n') return '\n'
      if (letter === '%') return pad('%', conversion)
      const at = position === undefined ? next++ : Number(position) - 1
      if (at < 0 || at >= given.length) throw new TemplateFailure(`Format specifier '${text}'`)
      return pad(convert(given[at], conversion, meter), conversion)
    },
  )
}

function convert(value: unknown, conversion: Conversion, meter: Meter): string {
  const { letter, precision } = conversion
  switch (letter.toLowerCase()) {
    case 's':
      return cased(toText(value, meter).slice(0, precision), letter)
    case 'b':
      return cased(`${value !== false && value !== null && value !== undefined}`, letter)
    case 'c':
      return cased(typeof value === 'string' ? value.slice(0, 1) : characterOf(value, letter), letter)
    case 'd':
      return signed(wholeOf(value, letter).toString(), conversion)
    case 'x':
      return cased(unsigned(wholeOf(value, letter)).toString(16), letter)
    case 'o':
      return unsigned(wholeOf(value, letter)).toString(8)
    case 'f':
      return signed(doubleOf(value, letter).toFixed(Math.min(precision ?? 6, 100)), conversion)
    case 'e':
      return signed(exponential(doubleOf(value, letter), precision ?? 6), conversion)
    default:
      throw new TemplateFailure(`Conversion = '${letter}'`)
  }
}

function cased(text: string, letter: string): string {
  return letter >= 'A' && letter <= 'Z' ? text.toUpperCase() : text
}

function characterOf(value: unknown, letter: string): string {
  const code = Number(wholeOf(value, letter))
  if (code < 0 || code > 0x10ffff) throw new TemplateFailure(`Code point = ${code}`)
  return String.fromCodePoint(code)
}

function wholeOf(value: unknown, letter: string): bigint {
  if (!isJavaNumber(value) || !isWhole(value)) throw new TemplateFailure(`%${letter} needs an integer`)
  return BigInt(value)
}

function doubleOf(value: unknown, letter: string): number {
  if (!isJavaNumber(value) || isWhole(value)) throw new TemplateFailure(`%${letter} needs a number with a fraction`)
  return toDouble(value)
}

function unsigned(value: bigint): bigint {
  return value >= 0n ? value : BigInt.asUintN(BigInt.asIntN(32, value) === value ? 32 : 64, value)
}

function exponential(value: number, precision: number): string {
  return value.toExponential(Math.min(precision, 100)).replace(/e([+-])(\d)$/, 'e$10$2')
}

function signed(digits: string, { flags, width }: Conversion): string {
  const negative = digits.startsWith('-')
  let body = negative ? digits.slice(1) : digits
  if (flags.includes(',')) body = body.replace(/^\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','))
  const sign = negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  if (flags.includes('0')) body = body.padStart(width - sign.length, '0')
  return negative && flags.includes('(') ? `(${body})` : sign + body
}

function pad(text: string, { flags, width, letter }: Conversion): string {
  if (flags.includes('-')) return text.padEnd(width)
  return text.padStart(width, flags.includes('0') && /[xo]/i.test(letter) ? '0' : ' ')
}
