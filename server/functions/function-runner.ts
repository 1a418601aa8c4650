/** What one invocation came to. */
export interface InvocationReport {
  readonly requestId: string
  /** What the handler returned, JSON, or its error in Lambda's form. */
  readonly payload: string
  readonly functionError?: 'Handled' | 'Unhandled' | undefined
  readonly throttled?: boolean | undefined
  readonly executedVersion: string
  /** The end of the log, 4 KB at most, with Lambda's START, END and REPORT lines. */
  readonly logTail: string
  readonly durationMs: number
  readonly billedDurationMs: number
  readonly initDurationMs: number | undefined
  readonly maxMemoryUsedMb: number
}

/** Runs functions in this process's gateway, for the console. */
export interface FunctionRunner {
  /**
   * @param revisionId what the runner must have read at least: the caller has just seen it.
   * @returns undefined when there is no such function.
   */
  run(invocation: {
    accountId: string
    functionArn: string
    payload: string
    revisionId: string
  }): Promise<InvocationReport | undefined>
}

/** Next's bundle has its own copy of every module; what must be one is kept where both see it. */
const key = Symbol.for('gatehouse.function-runner')
const holder: typeof globalThis & { [key]?: FunctionRunner | undefined } = globalThis

/** Set while the gateway of this process runs. */
export function setFunctionRunner(runner: FunctionRunner | undefined): void {
  holder[key] = runner
}

/** Undefined while the gateway is not running, as during a build. */
export function functionRunner(): FunctionRunner | undefined {
  return holder[key]
}
