import { compareNumbers, looselyEqual } from './java-equality.ts'
import { asDouble, asInteger, isJavaNumber, isWhole, type JavaNumber, toDouble } from './java-number.ts'
import { toText } from './java-text.ts'
import type { Meter } from './meter.ts'
import type { BinaryOperator } from './syntax.ts'
import { TemplateFailure } from './template-error.ts'

/** Null where the operands do not fit, which `#set` then does not assign. */
export type Operate = (left: unknown, right: unknown, meter: Meter) => unknown

type Comparison = Exclude<BinaryOperator, '||' | '&&' | '+' | '-' | '*' | '/' | '%'>

/** Comparisons other than `==` and `!=` are false unless both sides are numbers. */
export const comparisons: Readonly<Record<Comparison, (left: unknown, right: unknown, meter: Meter) => boolean>> = {
  '==': looselyEqual,
  '!=': (left, right, meter) => !looselyEqual(left, right, meter),
  '<': (left, right) => order(left, right) < 0,
  '<=': (left, right) => order(left, right) <= 0,
  '>': (left, right) => order(left, right) > 0,
  '>=': (left, right) => order(left, right) >= 0,
}

/** Text joins with anything; integers stay integers, a double makes a double. */
export const arithmetic: Readonly<Record<'+' | '-' | '*' | '/' | '%', Operate>> = {
  '+': (left, right, meter) =>
    typeof left === 'string' || typeof right === 'string' ? join(left, right, meter) : sum(left, right),
  '-': compute(
    (left, right) => left - right,
    (left, right) => left - right,
  ),
  '*': compute(
    (left, right) => left * right,
    (left, right) => left * right,
  ),
  '/': unlessZero(
    compute(
      (left, right) => left / right,
      (left, right) => left / right,
    ),
  ),
  '%': unlessZero(
    compute(
      (left, right) => left % right,
      (left, right) => left % right,
    ),
  ),
}

function order(left: unknown, right: unknown): number {
  return isJavaNumber(left) && isJavaNumber(right) ? compareNumbers(left, right) : Number.NaN
}

function join(left: unknown, right: unknown, meter: Meter): string {
  const text = toText(left ?? '', meter) + toText(right ?? '', meter)
  meter.allocate(text.length)
  return text
}

const addNumbers = compute(
  (left, right) => left + right,
  (left, right) => left + right,
)

function sum(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number' && Number.isInteger(left) && Number.isInteger(right)) {
    const total = left + right
    if (Number.isSafeInteger(total)) return total
  }
  return addNumbers(left, right)
}

/** The largest integer that repeated multiplication may make. */
const maxInteger = 1n << 4096n

function compute(
  onWhole: (left: bigint, right: bigint) => bigint,
  onDoubles: (left: number, right: number) => number,
): (left: unknown, right: unknown) => JavaNumber | null {
  return (left, right) => {
    if (!isJavaNumber(left) || !isJavaNumber(right)) return null
    if (!isWhole(left) || !isWhole(right)) return asDouble(onDoubles(toDouble(left), toDouble(right)))
    const result = onWhole(BigInt(left), BigInt(right))
    if (result > maxInteger || result < -maxInteger) throw new TemplateFailure('The number is too large')
    return asInteger(result)
  }
}

function unlessZero(operate: (left: unknown, right: unknown) => JavaNumber | null): Operate {
  return (left, right) => (isJavaNumber(right) && toDouble(right) === 0 ? null : operate(left, right))
}
