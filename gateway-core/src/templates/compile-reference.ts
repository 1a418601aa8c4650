import { callMethod } from './call-method.ts'
import { readContext } from './context-object.ts'
import type { Frame } from './frame.ts'
import { inputCall } from './input-object.ts'
import { noMethod } from './java-values.ts'
import { getItem, getProperty, setItem, setProperty } from './properties.ts'
import type { Evaluate, Symbols } from './symbols.ts'
import type { Expression, Reference, ReferenceStep } from './syntax.ts'
import { TemplateSyntaxError } from './template-error.ts'

type CompileValue = (expression: Expression, symbols: Symbols) => Evaluate
/** One step on from a value that is there. */
type Follow = (value: unknown, frame: Frame) => unknown

/** The value of a reference: an empty string when it leads nowhere, or what stands behind its `|`. */
export function compileReference(reference: Reference, symbols: Symbols, compile: CompileValue): Evaluate {
  const raw = compileRaw(reference, symbols, compile)
  const { alternate } = reference
  if (alternate === undefined) return (frame) => raw(frame) ?? ''
  const other = compile(alternate, symbols)
  return (frame) => raw(frame) ?? other(frame) ?? ''
}

/** `#set($reference = …)`. What leads nowhere is left alone. */
export function compileAssignment(
  reference: Reference,
  symbols: Symbols,
  compile: CompileValue,
): (frame: Frame, value: unknown) => void {
  const slot = symbols.slot(reference.root)
  const last = reference.steps.at(-1)
  if (last === undefined) {
    return (frame, value) => {
      frame.slots[slot] = value
    }
  }
  if (last.kind === 'method')
    throw new TemplateSyntaxError('#set cannot assign to a method', reference.line, reference.column)
  const owner = compileRaw({ ...reference, steps: reference.steps.slice(0, -1) }, symbols, compile)
  if (last.kind === 'property') return (frame, value) => setProperty(owner(frame), last.name, value)
  const key = compile(last.key, symbols)
  return (frame, value) => setItem(owner(frame), key(frame), value)
}

/** Null or undefined when it leads nowhere. */
function compileRaw(reference: Reference, symbols: Symbols, compile: CompileValue): Evaluate {
  const { root } = reference
  const slot = symbols.slot(root)
  if (root === 'context') return compileContext(reference.steps, slot, symbols, compile)
  const [first, ...others] = reference.steps
  if (root === 'input' && first?.kind === 'method') {
    const call = inputCall(first.name, first.given)
    if (call !== undefined) return chain((frame) => call(frame.slots[slot], frame), others, symbols, compile)
  }
  return chain((frame) => frame.slots[slot], reference.steps, symbols, compile)
}

function chain(start: Evaluate, steps: readonly ReferenceStep[], symbols: Symbols, compile: CompileValue): Evaluate {
  const [first, second, ...others] = steps.map((step) => compileStep(step, symbols, compile))
  if (first === undefined) return start
  if (second === undefined) {
    return (frame) => {
      const value = start(frame)
      return value === undefined || value === null ? value : first(value, frame)
    }
  }
  const follow = [first, second, ...others]
  return (frame) => {
    let value = start(frame)
    for (const step of follow) {
      if (value === undefined || value === null) return value
      value = step(value, frame)
    }
    return value
  }
}

function compileStep(step: ReferenceStep, symbols: Symbols, compile: CompileValue): Follow {
  if (step.kind === 'property') {
    const { name } = step
    return (value) => getProperty(value, name)
  }
  if (step.kind === 'index') {
    const key = compile(step.key, symbols)
    return (value, frame) => getItem(value, key(frame))
  }
  const { name } = step
  const given = step.given.map((argument) => compile(argument, symbols))
  return (value, frame) => {
    frame.spend(2)
    const answer = callMethod(
      value,
      name,
      given.map((argument) => argument(frame)),
      frame,
    )
    return answer === noMethod ? undefined : answer
  }
}

/** `$context.identity.sourceIp` is asked for by its whole name, so that nothing has to be built for it. */
function compileContext(
  steps: readonly ReferenceStep[],
  slot: number,
  symbols: Symbols,
  compile: CompileValue,
): Evaluate {
  const names: string[] = []
  for (const step of steps) {
    const name = fixedName(step)
    if (name === undefined) break
    names.push(name)
  }
  if (names.length === 0) return chain((frame) => frame.slots[slot], steps, symbols, compile)
  const isWhole = names.length === steps.length
  const start: Evaluate = (frame) => readContext(frame.slots[slot], names, isWhole, frame)
  return chain(start, steps.slice(names.length), symbols, compile)
}

function fixedName(step: ReferenceStep): string | undefined {
  if (step.kind === 'property') return step.name
  if (step.kind !== 'index' || step.key.kind !== 'literal') return undefined
  return typeof step.key.value === 'string' ? step.key.value : undefined
}
