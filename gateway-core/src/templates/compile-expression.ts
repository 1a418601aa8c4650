import { compileReference } from './compile-reference.ts'
import type { Frame } from './frame.ts'
import { isInt } from './java-number.ts'
import { JavaList } from './java-values.ts'
import { arithmetic, comparisons } from './operators.ts'
import type { Evaluate, Symbols, Test } from './symbols.ts'
import type { Expression } from './syntax.ts'
import { TemplateFailure } from './template-error.ts'

/** The value of an expression; a reference that leads nowhere is an empty string (recorded). */
export function compileValue(expression: Expression, symbols: Symbols): Evaluate {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression
      return () => value
    }
    case 'interpolation': {
      const run = symbols.compilePart(expression.text, expression.start)
      return (frame) => frame.captured(() => run(frame))
    }
    case 'reference':
      return compileReference(expression.reference, symbols, compileValue)
    case 'list':
      return compileList(expression.items, symbols)
    case 'map':
      return compileMap(expression.entries, symbols)
    case 'range':
      return compileRange(expression.from, expression.to, symbols)
    case 'not':
      return compileTest(expression, symbols)
    case 'binary':
      return compileBinary(expression, symbols)
  }
}

/**
 * Whether `#if` takes the branch, as Velocity 1.7 asks: a reference is true unless it is the boolean false, so also an
 * empty or missing one (recorded); a comparison is what it says; a literal other than `true` is false.
 */
export function compileTest(expression: Expression, symbols: Symbols): Test {
  if (expression.kind === 'not') {
    const test = compileTest(expression.operand, symbols)
    return (frame) => !test(frame)
  }
  if (expression.kind === 'literal') {
    const { value } = expression
    return () => value === true
  }
  if (expression.kind === 'reference') {
    const value = compileValue(expression, symbols)
    return (frame) => value(frame) !== false
  }
  if (expression.kind !== 'binary') return () => false
  const { operator } = expression
  if (operator === '&&' || operator === '||') {
    const left = compileTest(expression.left, symbols)
    const right = compileTest(expression.right, symbols)
    return operator === '&&' ? (frame) => left(frame) && right(frame) : (frame) => left(frame) || right(frame)
  }
  if (isArithmetic(operator)) return () => false
  const compare = comparisons[operator]
  const left = compileValue(expression.left, symbols)
  const right = compileValue(expression.right, symbols)
  return (frame) => compare(left(frame), right(frame), frame)
}

function compileBinary(expression: Expression & { kind: 'binary' }, symbols: Symbols): Evaluate {
  const { operator } = expression
  if (!isArithmetic(operator)) return compileTest(expression, symbols)
  const operate = arithmetic[operator]
  const left = compileValue(expression.left, symbols)
  const right = compileValue(expression.right, symbols)
  return (frame) => operate(left(frame), right(frame), frame)
}

function isArithmetic(operator: string): operator is keyof typeof arithmetic {
  return Object.hasOwn(arithmetic, operator)
}

function compileList(items: readonly Expression[], symbols: Symbols): Evaluate {
  const values = items.map((item) => compileValue(item, symbols))
  return (frame) => {
    frame.allocate(values.length * 32)
    const list = new JavaList()
    for (const value of values) list.push(value(frame))
    return list
  }
}

function compileMap(entries: readonly (readonly [Expression, Expression])[], symbols: Symbols): Evaluate {
  const compiled = entries.map(([key, value]) => [compileValue(key, symbols), compileValue(value, symbols)] as const)
  return (frame) => {
    frame.allocate(compiled.length * 64)
    const map = new Map<unknown, unknown>()
    for (const [key, value] of compiled) map.set(key(frame), value(frame))
    return map
  }
}

/** More items than any loop runs over. */
const maxRange = 100_000

function compileRange(from: Expression, to: Expression, symbols: Symbols): Evaluate {
  const first = compileValue(from, symbols)
  const last = compileValue(to, symbols)
  return (frame) => range(first(frame), last(frame), frame)
}

function range(from: unknown, to: unknown, frame: Frame): JavaList | null {
  if (!isInt(from) || !isInt(to)) return null
  const size = Math.abs(to - from) + 1
  if (size > maxRange) throw new TemplateFailure('The range is too large')
  frame.allocate(size * 32)
  const step = from <= to ? 1 : -1
  const list = new JavaList()
  for (let count = 0; count < size; count++) list.push(from + count * step)
  return list
}
