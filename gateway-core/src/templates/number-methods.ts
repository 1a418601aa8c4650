import { compareNumbers } from './java-equality.ts'
import { asDouble, asInteger, isJavaNumber, isWhole, type JavaNumber, numberText, toDouble } from './java-number.ts'
import type { Meter } from './meter.ts'
import { callOverload, type Given, type Methods, type Overload } from './overloads.ts'
import { TemplateFailure } from './template-error.ts'

/** A method of `java.lang.Integer`, `Long` or `Double`, and their static ones: `$integer.parseInt('5')`. */
export function callNumber(self: JavaNumber, name: string, given: readonly unknown[], meter: Meter): unknown {
  return callOverload(isWhole(self) ? ofWhole : ofDoubles, self, name, given, meter)
}

/** A method of `java.lang.Boolean`. */
export function callBoolean(self: boolean, name: string, given: readonly unknown[], meter: Meter): unknown {
  return callOverload(ofBooleans, self, name, given, meter)
}

const ofBoth: Methods<JavaNumber> = new Map<string, readonly Overload<JavaNumber>[]>([
  ['intValue', [['', (self) => narrowed(self, 32)]]],
  ['longValue', [['', (self) => narrowed(self, 64)]]],
  ['shortValue', [['', (self) => narrowed(narrowed(self, 32), 16)]]],
  ['byteValue', [['', (self) => narrowed(narrowed(self, 32), 8)]]],
  ['doubleValue', [['', (self) => asDouble(toDouble(self))]]],
  ['floatValue', [['', (self) => asDouble(Math.fround(toDouble(self)))]]],
  ['compareTo', [['n', (self, given) => compareNumbers(self, first(given))]]],
  ['compare', [['nn', (_, given) => compareNumbers(first(given), second(given))]]],
  ['max', [['nn', (_, given) => (compareNumbers(first(given), second(given)) >= 0 ? first(given) : second(given))]]],
  ['min', [['nn', (_, given) => (compareNumbers(first(given), second(given)) <= 0 ? first(given) : second(given))]]],
])

const ofWhole: Methods<JavaNumber> = new Map<string, readonly Overload<JavaNumber>[]>([
  ...ofBoth,
  [
    'parseInt',
    [
      ['s', (_, given) => parseWhole(given.text(), 10, 32)],
      ['si', (_, given) => parseWhole(given.text(), given.int(1), 32)],
    ],
  ],
  [
    'valueOf',
    [
      ['s', (_, given) => parseWhole(given.text(), 10, 32)],
      ['si', (_, given) => parseWhole(given.text(), given.int(1), 32)],
      ['n', (_, given) => narrowed(first(given), 32)],
    ],
  ],
  ['parseLong', [['s', (_, given) => parseWhole(given.text(), 10, 64)]]],
  [
    'toString',
    [
      ['n', (_, given) => numberText(first(given))],
      ['ni', (_, given) => inRadix(first(given), given.int(1))],
    ],
  ],
  ['toHexString', [['n', (_, given) => unsigned(first(given)).toString(16)]]],
  ['toOctalString', [['n', (_, given) => unsigned(first(given)).toString(8)]]],
  ['toBinaryString', [['n', (_, given) => unsigned(first(given)).toString(2)]]],
  ['signum', [['n', (_, given) => compareNumbers(first(given), 0)]]],
  ['sum', [['nn', (_, given) => narrowed(asInteger(whole(first(given)) + whole(second(given))), 32)]]],
])

const ofDoubles: Methods<JavaNumber> = new Map<string, readonly Overload<JavaNumber>[]>([
  ...ofBoth,
  ['isNaN', [['', (self) => Number.isNaN(toDouble(self))]]],
  ['isInfinite', [['', (self) => Math.abs(toDouble(self)) === Number.POSITIVE_INFINITY]]],
  ['parseDouble', [['s', (_, given) => parseDouble(given.text())]]],
  ['valueOf', [['s', (_, given) => parseDouble(given.text())]]],
  ['toString', [['n', (_, given) => numberText(asDouble(toDouble(first(given))))]]],
  ['sum', [['nn', (_, given) => asDouble(toDouble(first(given)) + toDouble(second(given)))]]],
])

const ofBooleans: Methods<boolean> = new Map<string, readonly Overload<boolean>[]>([
  ['booleanValue', [['', (self) => self]]],
  ['compareTo', [['b', (self, given) => Number(self) - Number(given.values[0] === true)]]],
  ['parseBoolean', [['s', (_, given) => given.text().toLowerCase() === 'true']]],
  ['valueOf', [['s', (_, given) => given.text().toLowerCase() === 'true']]],
  ['logicalAnd', [['bb', (_, given) => given.values.every((value) => value === true)]]],
  ['logicalOr', [['bb', (_, given) => given.values.some((value) => value === true)]]],
  ['logicalXor', [['bb', (_, given) => given.values[0] !== given.values[1]]]],
])

function first(given: Given): JavaNumber {
  return numberAt(given, 0)
}

function second(given: Given): JavaNumber {
  return numberAt(given, 1)
}

function numberAt(given: Given, at: number): JavaNumber {
  const value = given.values[at]
  return isJavaNumber(value) ? value : 0
}

/** As a cast does: integers keep their lowest bits, doubles end at the largest value. */
function narrowed(value: JavaNumber, bits: number): JavaNumber {
  if (isWhole(value)) return asInteger(BigInt.asIntN(bits, BigInt(value)))
  const double = toDouble(value)
  if (Number.isNaN(double)) return 0
  const largest = (1n << BigInt(bits - 1)) - 1n
  if (double >= Number(largest)) return asInteger(largest)
  if (double <= -Number(largest) - 1) return asInteger(-largest - 1n)
  return asInteger(BigInt(Math.trunc(double)))
}

function parseWhole(text: string, radix: number, bits: number): JavaNumber {
  const digits = /^[+-]?([\da-z]{1,64})$/i.exec(text)?.[1]
  if (digits === undefined || radix < 2 || radix > 36) return notANumber(text)
  let value = 0n
  for (const digit of digits) {
    const worth = Number.parseInt(digit, 36)
    if (worth >= radix) notANumber(text)
    value = value * BigInt(radix) + BigInt(worth)
  }
  if (text.startsWith('-')) value = -value
  return BigInt.asIntN(bits, value) === value ? asInteger(value) : notANumber(text)
}

function parseDouble(text: string): JavaNumber {
  const trimmed = text.trim().replace(/[dDfF]$/, '')
  if (!/^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/.test(trimmed)) return notANumber(text)
  return asDouble(Number(trimmed))
}

function notANumber(text: string): never {
  throw new TemplateFailure(`For input string: "${text.slice(0, 100)}"`)
}

function whole(value: JavaNumber): bigint {
  return isWhole(value) ? BigInt(value) : BigInt(Math.trunc(toDouble(value)) || 0)
}

function unsigned(value: JavaNumber): bigint {
  const bits = whole(value)
  return BigInt.asUintN(BigInt.asIntN(32, bits) === bits ? 32 : 64, bits)
}

function inRadix(value: JavaNumber, radix: number): string {
  return whole(value).toString(radix >= 2 && radix <= 36 ? radix : 10)
}
