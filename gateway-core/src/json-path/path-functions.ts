import { asDouble, isJavaNumber, toDouble } from '../templates/java-number.ts'
import { toText } from '../templates/java-text.ts'
import type { Meter } from '../templates/meter.ts'
import { JsonPathError } from './json-path-error.ts'
import type { PathReader, PathText } from './path-text.ts'
import { type Step, Walk } from './walk.ts'

type Call = (value: unknown, root: unknown, meter: Meter) => unknown

/** An argument: a path over the whole document, or JSON as it stands. */
type Argument = (root: unknown, meter: Meter) => unknown[]

/** Reads a function's arguments and tells what it does (Jayway, "Functions"). */
export function pathFunction(name: string, text: PathText, path: PathReader<Step[]>): Call {
  const given = text.nest((inner) => parseArguments(inner, path))
  const run = functions.get(name)
  if (run === undefined) text.fail(`There is no function ${name}`)
  return (value, root, meter) =>
    run(
      value,
      given.flatMap((argument) => argument(root, meter)),
      meter,
    )
}

function parseArguments(text: PathText, path: PathReader<Step[]>): Argument[] {
  text.take()
  const given: Argument[] = []
  for (;;) {
    text.skipSpace()
    const next = text.peek()
    if (next === ')' || next === undefined) {
      text.close(')')
      return given
    }
    if (next === ',') text.take()
    else if (next === '$' || next === '@') given.push(pathArgument(path(text)))
    else given.push(jsonArgument(text))
  }
}

function pathArgument(steps: readonly Step[]): Argument {
  return (root, meter) => {
    const walk = new Walk(steps, root, meter)
    walk.from(0, root, 0)
    return walk.found.flatMap((item) => (Array.isArray(item) ? item : [item]))
  }
}

function jsonArgument(text: PathText): Argument {
  const value = text.json()
  return () => [value]
}

type Run = (value: unknown, given: readonly unknown[], meter: Meter) => unknown

const functions: ReadonlyMap<string, Run> = new Map<string, Run>([
  ['length', length],
  ['size', length],
  ['keys', (value) => (value instanceof Map ? [...value.keys()] : null)],
  ['sum', aggregate((numbers) => numbers.reduce((sum, number) => sum + number, 0))],
  ['min', aggregate((numbers) => numbers.reduce((least, number) => Math.min(least, number)))],
  ['max', aggregate((numbers) => numbers.reduce((most, number) => Math.max(most, number)))],
  ['avg', aggregate(average)],
  ['stddev', aggregate(deviation)],
  ['first', (value) => itemOf(value, 0)],
  ['last', (value) => itemOf(value, -1)],
  ['index', (value, [at]) => itemOf(value, isJavaNumber(at) ? toDouble(at) : 0)],
  ['append', (value, given) => (Array.isArray(value) ? [...value, ...given] : value)],
  ['concat', concat],
])

function length(value: unknown, given: readonly unknown[]): unknown {
  if (given.length > 0) return given.length
  return value instanceof Map ? value.size : Array.isArray(value) ? value.length : null
}

function aggregate(combine: (numbers: readonly number[]) => number): Run {
  return (value, given, meter) => {
    const items = [...(Array.isArray(value) ? value : []), ...given]
    meter.spend(items.length)
    const numbers = items.filter(isJavaNumber).map(toDouble)
    if (numbers.length === 0) throw new JsonPathError('The function has no numbers to work on')
    return asDouble(combine(numbers))
  }
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

function deviation(numbers: readonly number[]): number {
  const mean = average(numbers)
  const squares = numbers.reduce((sum, number) => sum + number * number, 0)
  return Math.sqrt(squares / numbers.length - mean * mean)
}

function itemOf(value: unknown, at: number): unknown {
  if (!Array.isArray(value)) throw new JsonPathError('The function works on arrays only')
  const item: unknown = value.at(at)
  if (item === undefined) throw new JsonPathError('The array is too short for the function')
  return item
}

function concat(value: unknown, given: readonly unknown[], meter: Meter): string {
  const items = [...(Array.isArray(value) ? value : []), ...given]
  const texts = items
    .filter((item) => typeof item !== 'object' || isJavaNumber(item))
    .map((item) => toText(item, meter))
  for (const text of texts) meter.allocate(text.length)
  return texts.join('')
}
