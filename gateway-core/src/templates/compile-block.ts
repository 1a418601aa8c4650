import { compileTest, compileValue } from './compile-expression.ts'
import { compileForeach } from './compile-foreach.ts'
import { compileAssignment } from './compile-reference.ts'
import { DefinedBlock } from './defined-block.ts'
import type { Frame } from './frame.ts'
import { toText } from './java-text.ts'
import { parseTemplate } from './parse-template.ts'
import { breakOff, type DefinedMacro, goOn, type Run, type Signal, type Symbols, stopAll } from './symbols.ts'
import type { Block, Macro, Place, Reference, Statement } from './syntax.ts'
import { TemplateFailure, TemplateSyntaxError } from './template-error.ts'

/** Compiles statements to one function that runs them until one breaks off. */
export function compileBlock(block: Block, symbols: Symbols): Run {
  const runs = block.map((statement) => compileStatement(statement, symbols))
  const [only] = runs
  if (only === undefined) return () => goOn
  if (runs.length === 1) {
    return (frame) => {
      frame.spend(1)
      return only(frame)
    }
  }
  return (frame) => {
    frame.spend(runs.length)
    for (const run of runs) {
      const signal = run(frame)
      if (signal !== goOn) return signal
    }
    return goOn
  }
}

/** Macros can be called from anywhere in their template, so they are compiled before its statements. */
export function compileMacros(macros: readonly Macro[], symbols: Symbols): void {
  for (const { name, parameters, body } of macros) {
    const slots = parameters.map((parameter) => symbols.slot(parameter))
    symbols.macros.set(name, { parameters: slots, run: compileBlock(body, symbols) })
  }
}

function compileStatement(statement: Statement, symbols: Symbols): Run {
  switch (statement.kind) {
    case 'text': {
      const { text } = statement
      return (frame) => {
        frame.write(text)
        return goOn
      }
    }
    case 'reference':
      return compilePrint(statement.reference, symbols)
    case 'set':
      return compileSet(statement, symbols)
    case 'if':
      return compileIf(statement, symbols)
    case 'foreach':
      return compileForeach(statement, symbols, compileBlock(statement.body, symbols))
    case 'define':
      return compileDefine(statement, symbols)
    case 'call':
      return compileCall(statement, symbols)
    case 'evaluate':
      return compileEvaluate(statement, symbols)
    case 'break':
      return compileBreak(statement, symbols)
    case 'stop':
      return () => stopAll
  }
}

function compilePrint(reference: Reference, symbols: Symbols): Run {
  const value = compileValue({ kind: 'reference', reference }, symbols)
  const { line, source } = reference
  return (frame) => {
    frame.place = reference
    const printed = value(frame)
    if (printed instanceof DefinedBlock) {
      const signal = printed.print()
      return signal === stopAll ? signal : goOn
    }
    const text = typeof printed === 'string' ? printed : toText(printed, frame)
    frame.trace?.value(line, source, text)
    frame.write(text)
    return goOn
  }
}

function compileSet(statement: Statement & { kind: 'set' }, symbols: Symbols): Run {
  const value = compileValue(statement.value, symbols)
  const assign = compileAssignment(statement.target, symbols, compileValue)
  const { place } = statement
  const { line, source } = place
  return (frame) => {
    frame.place = place
    const assigned = value(frame)
    // What has no value, such as a division by zero, leaves the variable as it was.
    if (assigned !== null && assigned !== undefined) assign(frame, assigned)
    frame.trace?.value(line, source, toText(assigned, frame))
    return goOn
  }
}

function compileIf(statement: Statement & { kind: 'if' }, symbols: Symbols): Run {
  const branches = statement.branches.map(({ test, body, place }) => ({
    test: compileTest(test, symbols),
    run: compileBlock(body, symbols),
    place,
  }))
  const otherwise = compileBlock(statement.otherwise ?? [], symbols)
  return (frame) => {
    for (const { test, run, place } of branches) {
      frame.place = place
      const taken = test(frame)
      frame.trace?.value(place.line, place.source, `${taken}`)
      if (taken) return run(frame)
    }
    return otherwise(frame)
  }
}

function compileDefine(statement: Statement & { kind: 'define' }, symbols: Symbols): Run {
  const slot = symbols.slot(statement.variable)
  const run = compileBlock(statement.body, symbols)
  const source = `$${statement.variable}`
  return (frame) => {
    frame.slots[slot] = new DefinedBlock(frame, run, source)
    return goOn
  }
}

/** A call of a macro; one that does not exist prints as it is written. */
function compileCall(statement: Statement & { kind: 'call' }, symbols: Symbols): Run {
  const { name, place } = statement
  const given = statement.given.map((argument) => compileValue(argument, symbols))
  const body = statement.body === undefined ? undefined : compileBlock(statement.body, symbols)
  const bodySlot = symbols.slot('bodyContent')
  return (frame) => {
    frame.place = place
    const macro = frame.symbols.macros.get(name)
    if (macro === undefined) {
      frame.write(place.source)
      return goOn
    }
    const { slots } = frame
    const values = given.map((argument) => argument(frame))
    const before = macro.parameters.map((slot) => slots[slot])
    const bodyBefore = slots[bodySlot]
    macro.parameters.forEach((slot, index) => {
      slots[slot] = values[index]
    })
    if (body !== undefined) slots[bodySlot] = new DefinedBlock(frame, body, '$bodyContent')
    const signal = runMacro(macro, frame)
    macro.parameters.forEach((slot, index) => {
      slots[slot] = before[index]
    })
    slots[bodySlot] = bodyBefore
    return signal
  }
}

function runMacro(macro: DefinedMacro, frame: Frame): Signal {
  const signal = frame.nested(() => macro.run(frame))
  return signal === stopAll ? signal : goOn
}

/** Longer text is not evaluated. */
const maxEvaluated = 100_000

function compileEvaluate(statement: Statement & { kind: 'evaluate' }, symbols: Symbols): Run {
  const source = compileValue(statement.source, symbols)
  const { place } = statement
  return (frame) => {
    frame.place = place
    const text = toText(source(frame), frame)
    if (text.length > maxEvaluated) throw new TemplateFailure('The evaluated text is too long')
    frame.spend(100 + text.length * 4)
    const run = compileEvaluated(text, place, frame)
    const signal = frame.nested(() => run(frame))
    return signal === stopAll ? signal : goOn
  }
}

/** The names of evaluated text last for this rendering only. */
function compileEvaluated(text: string, place: Place, frame: Frame): Run {
  try {
    const { block, macros } = parseTemplate(text, place)
    frame.symbols = frame.symbols.copy()
    compileMacros(macros, frame.symbols)
    return compileBlock(block, frame.symbols)
  } catch (error) {
    throw error instanceof TemplateSyntaxError ? new TemplateFailure(error.message, place.line, place.column) : error
  }
}

function compileBreak(statement: Statement & { kind: 'break' }, symbols: Symbols): Run {
  if (statement.scope === undefined) return () => breakOff
  const scope = compileValue(statement.scope, symbols)
  return (frame) => {
    frame.breaks = scope(frame)
    return breakOff
  }
}
