import { isJavaNumber, isWhole, JavaDouble, toDouble } from './java-number.ts'
import { toText } from './java-text.ts'
import { MapEntry } from './java-values.ts'
import type { Meter } from './meter.ts'

/** Java's `equals`: numbers only equal numbers of their kind, `1` is not `1.0`, collections compare by their items. */
export function javaEquals(left: unknown, right: unknown, meter: Meter, depth = 0): boolean {
  if (left === right) return true
  if (isJavaNumber(left) && isJavaNumber(right)) {
    return isWhole(left) === isWhole(right) && toDouble(left) === toDouble(right)
  }
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return (left ?? null) === (right ?? null)
  }
  meter.spend(1)
  meter.descend(depth)
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false
    return left.every((item, index) => javaEquals(item, right[index], meter, depth + 1))
  }
  if (left instanceof Map) return right instanceof Map && mapsEqual(left, right, meter, depth)
  if (!(left instanceof MapEntry) || !(right instanceof MapEntry)) return false
  return left.key === right.key && javaEquals(left.value, right.value, meter, depth + 1)
}

function mapsEqual(
  left: ReadonlyMap<unknown, unknown>,
  right: ReadonlyMap<unknown, unknown>,
  meter: Meter,
  depth: number,
): boolean {
  if (left.size !== right.size) return false
  for (const [key, value] of left) {
    if (!right.has(key) || !javaEquals(value, right.get(key), meter, depth + 1)) return false
  }
  return true
}

/**
 * The template language's `==`: numbers by value, values of one kind by `equals`, everything else by its text, so that
 * `1 == "1"`.
 */
export function looselyEqual(left: unknown, right: unknown, meter: Meter): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left === right
  if (isJavaNumber(left) && isJavaNumber(right)) return compareNumbers(left, right) === 0
  if (left === null || left === undefined || right === null || right === undefined) {
    return (left ?? null) === (right ?? null)
  }
  const alike = Array.isArray(left) ? Array.isArray(right) : left instanceof Map && right instanceof Map
  return alike ? javaEquals(left, right, meter) : toText(left, meter) === toText(right, meter)
}

/** Negative, zero or positive; NaN when one of them is not a number. */
export function compareNumbers(left: number | bigint | JavaDouble, right: number | bigint | JavaDouble): number {
  const a = left instanceof JavaDouble ? left.value : left
  const b = right instanceof JavaDouble ? right.value : right
  return a < b ? -1 : a > b ? 1 : a <= b ? 0 : Number.NaN
}

/** Java's `hashCode`, for what templates print or compare. */
export function javaHash(value: unknown, meter: Meter, depth = 0): number {
  if (typeof value === 'string') return textHash(value, meter)
  if (typeof value === 'boolean') return value ? 1231 : 1237
  if (isJavaNumber(value)) return numberHash(value)
  if (typeof value !== 'object' || value === null) return 0
  meter.spend(1)
  meter.descend(depth)
  if (Array.isArray(value)) {
    return value.reduce((hash: number, item) => (Math.imul(31, hash) + javaHash(item, meter, depth + 1)) | 0, 1)
  }
  if (value instanceof MapEntry) return javaHash(value.key, meter, depth + 1) ^ javaHash(value.value, meter, depth + 1)
  let hash = 0
  if (value instanceof Map) {
    for (const [key, item] of value)
      hash = (hash + (javaHash(key, meter, depth + 1) ^ javaHash(item, meter, depth + 1))) | 0
  }
  return hash
}

function textHash(text: string, meter: Meter): number {
  meter.spend(text.length / 16)
  let hash = 0
  for (let index = 0; index < text.length; index++) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0
  return hash
}

function numberHash(value: number | bigint | JavaDouble): number {
  if (typeof value === 'number' && value === (value | 0)) return value
  const view = new DataView(new ArrayBuffer(8))
  if (isWhole(value)) view.setBigInt64(0, BigInt.asIntN(64, BigInt(value)))
  else view.setFloat64(0, toDouble(value))
  return view.getInt32(0) ^ view.getInt32(4)
}
