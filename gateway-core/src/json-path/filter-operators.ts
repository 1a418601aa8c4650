import { isJavaNumber, toDouble } from '../templates/java-number.ts'
import type { Meter } from '../templates/meter.ts'
import { FilterPattern } from './filter-pattern.ts'

type Test = (left: unknown, right: unknown, meter: Meter) => boolean

/** What a filter's operator asks (Jayway, "Filter Operators"); undefined for one that does not exist. */
export function compare(operator: string): Test | undefined {
  return operators.get(operator)
}

const operators: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['==', same],
  ['!=', (left, right, meter) => !same(left, right, meter)],
  ['===', (left, right, meter) => typeName(left) === typeName(right) && same(left, right, meter)],
  ['!==', (left, right, meter) => typeName(left) !== typeName(right) || !same(left, right, meter)],
  ['<', (left, right) => order(left, right) < 0],
  ['<=', (left, right) => order(left, right) <= 0],
  ['>', (left, right) => order(left, right) > 0],
  ['>=', (left, right) => order(left, right) >= 0],
  ['=~', matches],
  ['in', (left, right, meter) => includes(right, left, meter)],
  ['nin', (left, right, meter) => !includes(right, left, meter)],
  ['contains', contains],
  ['subsetof', (left, right, meter) => Array.isArray(left) && left.every((item) => includes(right, item, meter))],
  ['anyof', (left, right, meter) => listOf(left).some((item) => includes(right, item, meter))],
  ['noneof', (left, right, meter) => Array.isArray(left) && !left.some((item) => includes(right, item, meter))],
  ['size', (left, right) => isJavaNumber(right) && sizeOf(left) === toDouble(right)],
  ['empty', (left, right) => sizeOf(left) !== undefined && (sizeOf(left) === 0) === right],
  ['exists', (left, right) => (left !== undefined) === right],
])

function same(left: unknown, right: unknown, meter: Meter): boolean {
  return equal(left, right, meter, 0)
}

/** A number equals the text that reads as it; all else must be of one kind. */
function equal(left: unknown, right: unknown, meter: Meter, depth: number): boolean {
  meter.spend(1)
  if (isJavaNumber(left) || isJavaNumber(right)) return numeric(left) === numeric(right)
  if (Array.isArray(left)) {
    meter.descend(depth)
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => equal(item, right[index], meter, depth + 1))
    )
  }
  if (left instanceof Map) {
    meter.descend(depth)
    if (!(right instanceof Map) || left.size !== right.size) return false
    for (const [key, item] of left) if (!right.has(key) || !equal(item, right.get(key), meter, depth + 1)) return false
    return true
  }
  return left === right
}

/** Undefined never equals itself here, because one side is known to be a number. */
function numeric(value: unknown): number | bigint | undefined {
  if (typeof value === 'bigint') return value
  if (isJavaNumber(value)) return toDouble(value)
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined
}

/** NaN, which compares as false, for what has no order. */
function order(left: unknown, right: unknown): number {
  if (isJavaNumber(left) && isJavaNumber(right)) return toDouble(left) - toDouble(right)
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  return Number.NaN
}

function matches(left: unknown, right: unknown, meter: Meter): boolean {
  const [pattern, value] = left instanceof FilterPattern ? [left, right] : [right, left]
  if (!(pattern instanceof FilterPattern)) return false
  const texts = Array.isArray(value) ? value : [value]
  return texts.some((text) => {
    if (typeof text !== 'string' && typeof text !== 'boolean' && !isJavaNumber(text)) return false
    const subject = isJavaNumber(text) ? `${toDouble(text)}` : `${text}`
    return pattern.matches(subject, meter)
  })
}

function includes(list: unknown, item: unknown, meter: Meter): boolean {
  return Array.isArray(list) && list.some((candidate) => same(candidate, item, meter))
}

function contains(left: unknown, right: unknown, meter: Meter): boolean {
  if (typeof left !== 'string') return includes(left, right, meter)
  meter.spend(left.length / 16)
  return typeof right === 'string' && left.includes(right)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  return value instanceof Map ? value.size : undefined
}

function typeName(value: unknown): string {
  if (value === undefined) return 'UNDEFINED'
  if (value === null) return 'NULL'
  if (isJavaNumber(value)) return 'NUMBER'
  if (Array.isArray(value)) return 'JSON'
  return value instanceof Map ? 'JSON' : (typeof value).toUpperCase()
}
