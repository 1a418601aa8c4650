import type { Frame } from './frame.ts'
import type { TextStart } from './syntax.ts'

/** What a statement says to those around it. */
export const goOn = 0
export const breakOff = 1
export const stopAll = 2
export type Signal = typeof goOn | typeof breakOff | typeof stopAll

export type Run = (frame: Frame) => Signal
export type Evaluate = (frame: Frame) => unknown
export type Test = (frame: Frame) => boolean

export interface DefinedMacro {
  /** Slots of the parameters. */
  readonly parameters: readonly number[]
  readonly run: Run
}

/** Compiles text inside of a template: what double quotes hold, what `#evaluate` is given. */
export type CompilePart = (text: string, start: TextStart, symbols: Symbols) => Run

/** Names of the variables and macros of a template while it is compiled; a variable is a slot of the frame. */
export class Symbols {
  readonly macros: Map<string, DefinedMacro>
  private readonly slots: Map<string, number>
  private readonly part: CompilePart

  constructor(
    part: CompilePart,
    slots: Iterable<readonly [string, number]> = builtIn,
    macros = new Map<string, DefinedMacro>(),
  ) {
    this.part = part
    this.slots = new Map(slots)
    this.macros = macros
  }

  slot(name: string): number {
    const known = this.slots.get(name)
    if (known !== undefined) return known
    this.slots.set(name, this.slots.size)
    return this.slots.size - 1
  }

  compilePart(text: string, start: TextStart): Run {
    return this.part(text, start, this)
  }

  /** For what only one rendering may add to. */
  copy(): Symbols {
    return new Symbols(this.part, this.slots, new Map(this.macros))
  }
}

/** In the order in which a frame fills them. */
const builtIn: readonly (readonly [string, number])[] = [
  ['input', 0],
  ['util', 1],
  ['context', 2],
  ['stageVariables', 3],
]
