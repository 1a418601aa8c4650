import { parseFilter } from './filter.ts'
import { JsonPathError } from './json-path-error.ts'
import { pathFunction } from './path-functions.ts'
import type { PathReader } from './path-text.ts'
import { PathText } from './path-text.ts'
import { type Step, Walk } from './walk.ts'

/** The steps of a path, without its `$`. */
export function parsePath(expression: string, maxLength: number): { readonly steps: readonly Step[] } {
  const trimmed = expression.trim()
  if (trimmed.length > maxLength) throw new JsonPathError('The path is too long')
  if (trimmed === '') throw new JsonPathError('The path is empty')
  const rooted = trimmed.startsWith('$') || trimmed.startsWith('@') ? trimmed : `$.${trimmed}`
  const text = new PathText(rooted)
  const steps = parseSteps(text)
  if (!text.ended) text.fail('Unexpected text')
  return { steps }
}

/** Reads a path from its `$` or `@` on, up to what cannot belong to it. */
const parseSteps: PathReader<Step[]> = (text) => {
  text.take()
  const steps: Step[] = []
  while (text.peek() === '.' || text.peek() === '[') steps.push(...parseStep(text, steps.length === 0))
  const last = steps.at(-1)
  if (last?.kind === 'scan') text.fail('A path must not end with ..')
  return countResults(settle(steps))
}

/** Several names lead to one object at the end of a path, to several places anywhere else. */
function settle(steps: readonly Step[]): Step[] {
  return steps.map((step, at) =>
    step.kind === 'property' && step.names.length > 1 ? { ...step, definite: at === steps.length - 1 } : step,
  )
}

/** A function at the end of a path that scans takes all that the path finds; `length` counts what is in all that. */
function countResults(steps: Step[]): Step[] {
  const last = steps.at(-1)
  if (last?.kind !== 'function' || !steps.some(({ kind }) => kind === 'scan')) return steps
  const before = steps.slice(0, -1)
  if (last.name === 'length') before.push({ kind: 'wildcard', definite: false })
  return [
    {
      kind: 'function',
      name: last.name,
      definite: true,
      call: (value, root, meter) => {
        const walk = new Walk(before, root, meter)
        walk.from(0, value, 0)
        return last.call(walk.found, root, meter)
      },
    },
  ]
}

function parseStep(text: PathText, first: boolean): Step[] {
  if (text.peek() === '[') return [parseBracket(text)]
  text.take()
  if (text.peek() === '.') {
    text.take()
    if (text.peek() === '.') text.fail('Too many dots')
    return [{ kind: 'scan', definite: false }, parseAfterDot(text)]
  }
  if (text.ended && !first) text.fail('A path must not end with a dot')
  return [parseAfterDot(text)]
}

function parseAfterDot(text: PathText): Step {
  if (text.peek() === '[') return parseBracket(text)
  if (text.peek() === '*') {
    text.take()
    return { kind: 'wildcard', definite: false }
  }
  const name = text.name()
  if (name === undefined) text.fail('A name is missing')
  if (text.peek() !== '(') return { kind: 'property', names: [name], definite: true }
  return { kind: 'function', name, definite: true, call: pathFunction(name, text, parseSteps) }
}

function parseBracket(text: PathText): Step {
  text.take()
  text.skipSpace()
  const next = text.peek()
  if (next === "'" || next === '"') return { kind: 'property', names: parseNames(text), definite: true }
  if (next === '*') {
    text.take()
    text.close(']')
    return { kind: 'wildcard', definite: false }
  }
  if (next === '?') {
    text.take()
    const accepts = parseFilter(text, parseSteps)
    text.close(']')
    return { kind: 'filter', definite: false, accepts }
  }
  return parseIndices(text)
}

function parseNames(text: PathText): string[] {
  const names: string[] = []
  for (;;) {
    text.skipSpace()
    names.push(text.quoted())
    text.skipSpace()
    const next = text.take()
    if (next === ']') return names
    if (next !== ',') text.fail('A property must be separated by a comma or end with ]')
  }
}

function parseIndices(text: PathText): Step {
  const content = text.match(/[-\d:, ]+/y)?.replaceAll(' ', '') ?? ''
  text.close(']')
  const slice = /^(-?\d+)?:(-?\d+)?(?::-?\d*)?$/.exec(content)
  if (slice !== null && content !== ':') {
    const [from, to] = [slice[1], slice[2]].map((bound) => (bound === undefined ? undefined : index(text, bound)))
    if (from === undefined && to === undefined) text.fail('A slice needs a bound')
    return { kind: 'slice', from, to, definite: false }
  }
  if (!/^-?\d+(,-?\d+)*$/.test(content)) text.fail('Not an index')
  const indices = content.split(',').map((item) => index(text, item))
  return { kind: 'index', indices, definite: indices.length === 1 }
}

function index(text: PathText, digits: string): number {
  const value = Number(digits)
  if (value !== (value | 0)) text.fail('The index is too large')
  return value
}
