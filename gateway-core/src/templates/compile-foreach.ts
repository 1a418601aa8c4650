import { compileValue } from './compile-expression.ts'
import { ForeachScope } from './foreach-scope.ts'
import type { Frame } from './frame.ts'
import { JavaIterator } from './java-values.ts'
import { goOn, type Run, type Signal, type Symbols, stopAll } from './symbols.ts'
import type { Statement } from './syntax.ts'

/** AWS's limit (quotas, "Maximum number of #foreach iterations"); the loop ends there without an error. */
export const maxIterations = 1000

/** Variables that a loop sets, by slot; they are what they were before when it ends. */
interface LoopSlots {
  readonly item: number
  readonly scope: number
  readonly count: number
  readonly hasNext: number
}

export function compileForeach(statement: Statement & { kind: 'foreach' }, symbols: Symbols, body: Run): Run {
  const list = compileValue(statement.list, symbols)
  const slots: LoopSlots = {
    item: symbols.slot(statement.variable),
    scope: symbols.slot('foreach'),
    count: symbols.slot('velocityCount'),
    hasNext: symbols.slot('velocityHasNext'),
  }
  const { place } = statement
  const { line, source } = place
  return (frame) => {
    frame.place = place
    const items = itemsOf(list(frame))
    if (items === undefined) return goOn
    frame.trace?.value(line, source, `${items.length}`)
    return items.length === 0 ? goOn : loop(items, slots, body, frame)
  }
}

function loop(items: readonly unknown[], at: LoopSlots, body: Run, frame: Frame): Signal {
  const { slots } = frame
  const before = [slots[at.item], slots[at.scope], slots[at.count], slots[at.hasNext]]
  const scope = new ForeachScope(before[1])
  let signal: Signal = goOn
  for (let index = 0; index < items.length && index < maxIterations; index++) {
    scope.index = index
    scope.hasNext = index + 1 < items.length
    slots[at.item] = items[index]
    slots[at.scope] = scope
    slots[at.count] = index + 1
    slots[at.hasNext] = scope.hasNext
    signal = body(frame)
    if (signal !== goOn) break
  }
  slots[at.item] = before[0]
  slots[at.scope] = before[1]
  slots[at.count] = before[2]
  slots[at.hasNext] = before[3]
  return after(signal, scope, frame)
}

/** A break ends this loop, unless it names one further out. */
function after(signal: Signal, scope: ForeachScope, frame: Frame): Signal {
  if (signal === stopAll || signal === goOn) return signal
  if (frame.breaks instanceof ForeachScope && frame.breaks !== scope) return signal
  frame.breaks = undefined
  return goOn
}

/** Lists give their items, maps their values; everything else has none. */
function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (value instanceof Map) return [...value.values()]
  return value instanceof JavaIterator ? value.rest() : undefined
}
