import { ContextObject } from './context-object.ts'
import { InputObject } from './input-object.ts'
import { type Meter, refuseDepth } from './meter.ts'
import { parseJson } from './parse-json.ts'
import { StageVariablesObject } from './stage-variables-object.ts'
import type { Symbols } from './symbols.ts'
import type { TextStart } from './syntax.ts'
import { TemplateFailure } from './template-error.ts'
import type { TemplateParameters, TemplateScope, TemplateTrace } from './template-scope.ts'
import { UtilObject } from './util-object.ts'

/** What one rendering may cost. */
export const renderLimits = {
  /** Statements, items and characters in sixteens: each takes about 20 ns. */
  steps: 3_000_000,
  /** Steps after which the clock is looked at for the first time; ordinary templates end before. */
  untimedSteps: 10_000,
  stepsBetweenLooks: 1_000,
  /** Of the thread's own time, so that a busy machine fails nobody. */
  timeMs: 25,
  /** Characters; AWS's largest payload is 10 MB. */
  output: 12_000_000,
  text: 12_000_000,
  /** Characters and items that a rendering creates in all. */
  allocation: 32_000_000,
  depth: 60,
} as const

/** The state of one rendering. */
export class Frame implements Meter {
  out = ''
  /** Where the statement that runs stands. */
  place: TextStart = { line: 0, column: 0 }
  /** Values of variables by slot. */
  readonly slots: unknown[]
  /** The template's names; a copy of them once `#evaluate` brought new ones. */
  symbols: Symbols
  /** The loop that `#break` names, where it names one. */
  breaks: unknown = undefined
  readonly scope: TemplateScope
  readonly trace: TemplateTrace | undefined
  private parsedBody: unknown = unread
  private given: TemplateParameters | undefined = undefined
  private steps = 0
  private nextLook: number = renderLimits.untimedSteps
  private timedFrom: number | undefined = undefined
  private allocated = 0
  private depth = 0

  constructor(symbols: Symbols, scope: TemplateScope, trace: TemplateTrace | undefined) {
    this.symbols = symbols
    this.scope = scope
    this.trace = trace
    this.slots = [new InputObject(this), new UtilObject(this), new ContextObject(this), new StageVariablesObject(this)]
  }

  /** The body's value; undefined when it cannot be read as JSON, however leniently. */
  get body(): unknown {
    if (this.parsedBody === unread) {
      // Reading a large body is not the template's doing. The clock is a system call, so it is asked only where it runs.
      const started = this.timedFrom === undefined ? undefined : this.now()
      this.parsedBody = parseJson(this.bodyText)
      if (this.timedFrom !== undefined && started !== undefined) this.timedFrom += this.now() - started
    }
    return this.parsedBody
  }

  /** An empty payload is an empty object (recorded). */
  get bodyText(): string {
    return this.scope.body === '' ? '{}' : this.scope.body
  }

  get parameters(): TemplateParameters {
    this.given ??= this.scope.parameters()
    return this.given
  }

  write(text: string): void {
    this.out += text
    if (this.out.length > renderLimits.output) throw new TemplateFailure('The output is too large')
  }

  spend(steps: number): void {
    this.steps += steps
    if (this.steps > this.nextLook) this.look()
  }

  allocate(size: number): void {
    if (size < 64) {
      this.allocated += size
      return
    }
    if (size > renderLimits.text) throw new TemplateFailure('The text is too large')
    this.allocated += size
    if (this.allocated > renderLimits.allocation) throw new TemplateFailure('The template needs too much memory')
    this.spend(size / 16)
  }

  descend(depth: number): void {
    refuseDepth(depth)
  }

  /** Runs what may call itself: macros, blocks and evaluated text. */
  nested<T>(run: () => T): T {
    if (this.depth >= renderLimits.depth) throw new TemplateFailure('The template calls itself too deeply')
    this.depth++
    const result = run()
    this.depth--
    return result
  }

  /** What a block writes, as text instead of as output. */
  captured(run: () => unknown): string {
    const before = this.out
    this.out = ''
    run()
    const text = this.out
    this.out = before
    this.allocate(text.length)
    return text
  }

  private look(): void {
    if (this.steps > renderLimits.steps) throw new TemplateFailure('The template takes too many steps')
    this.nextLook = this.steps + renderLimits.stepsBetweenLooks
    this.check()
  }

  check(): void {
    const now = this.now()
    this.timedFrom ??= now
    if (now - this.timedFrom > renderLimits.timeMs) throw new TemplateFailure('The template takes too long')
  }

  private now(): number {
    return this.scope.now === undefined ? threadTime() : this.scope.now()
  }
}

/** Milliseconds that this thread has worked. */
function threadTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const unread = Symbol('not read yet')
