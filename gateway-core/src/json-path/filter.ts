import type { Meter } from '../templates/meter.ts'
import { compare } from './filter-operators.ts'
import { compileFilterPattern } from './filter-pattern.ts'
import type { PathReader, PathText } from './path-text.ts'
import { type Step, Walk } from './walk.ts'

type Accepts = (item: unknown, root: unknown, meter: Meter) => boolean
/** A side of a comparison; undefined where a path leads nowhere. */
type Operand = { readonly path: boolean; readonly read: (item: unknown, root: unknown, meter: Meter) => unknown }

/** Reads `(…)` of a filter `[?(…)]`: comparisons and existence, joined by `&&`, `||` and `!`. */
export function parseFilter(text: PathText, path: PathReader<Step[]>): Accepts {
  text.skipSpace()
  if (text.peek() !== '(') text.fail('A filter needs parentheses')
  return parsePrimary(text, path)
}

function parseOr(text: PathText, path: PathReader<Step[]>): Accepts {
  let left = parseAnd(text, path)
  while (takes(text, '||')) {
    const [first, second] = [left, parseAnd(text, path)]
    left = (item, root, meter) => first(item, root, meter) || second(item, root, meter)
  }
  return left
}

function parseAnd(text: PathText, path: PathReader<Step[]>): Accepts {
  let left = parsePrimary(text, path)
  while (takes(text, '&&')) {
    const [first, second] = [left, parsePrimary(text, path)]
    left = (item, root, meter) => first(item, root, meter) && second(item, root, meter)
  }
  return left
}

function parsePrimary(text: PathText, path: PathReader<Step[]>): Accepts {
  text.skipSpace()
  if (text.peek() === '!' && text.peek(1) !== '=') {
    text.take()
    const denied = text.nest((inner) => parsePrimary(inner, path))
    return (item, root, meter) => !denied(item, root, meter)
  }
  if (text.peek() === '(') {
    text.take()
    const inside = text.nest((inner) => parseOr(inner, path))
    text.close(')')
    return inside
  }
  return parseComparison(text, path)
}

function parseComparison(text: PathText, path: PathReader<Step[]>): Accepts {
  const left = parseOperand(text, path)
  text.skipSpace()
  const operator = text.match(/[=!<>~]+|[a-zA-Z]+/y)
  if (operator === undefined) {
    if (!left.path) text.fail('An operator is missing')
    return (item, root, meter) => left.read(item, root, meter) !== undefined
  }
  const test = compare(operator.toLowerCase())
  if (test === undefined) text.fail(`There is no operator ${operator}`)
  const right = parseOperand(text, path)
  return (item, root, meter) => {
    meter.spend(1)
    return test(left.read(item, root, meter), right.read(item, root, meter), meter)
  }
}

function parseOperand(text: PathText, path: PathReader<Step[]>): Operand {
  text.skipSpace()
  const next = text.peek()
  if (next === '@' || next === '$') return pathOperand(next === '$', path(text))
  if (next === '/') {
    const pattern = compileFilterPattern(text)
    return { path: false, read: () => pattern }
  }
  const value = text.json()
  return { path: false, read: () => value }
}

function pathOperand(fromRoot: boolean, steps: readonly Step[]): Operand {
  const definite = steps.every((step) => step.definite)
  const read = (item: unknown, root: unknown, meter: Meter) => {
    const walk = new Walk(steps, root, meter)
    walk.from(0, fromRoot ? root : item, 0)
    if (walk.lost) return undefined
    return definite ? walk.found.at(-1) : walk.found
  }
  return { path: true, read }
}

function takes(text: PathText, operator: string): boolean {
  text.skipSpace()
  return text.match(operator === '&&' ? /&&/y : /\|\|/y) !== undefined
}
