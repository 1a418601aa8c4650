/** The body of an `init` frame. */
export interface HostInit {
  /** `{path}.{export}`, below the task's root. */
  readonly handler: string
  readonly taskRoot: string
  readonly environment: Readonly<Record<string, string>>
}

/** The body of a `guard` frame, where functions may connect to: what `createBackendNetworks` takes. */
export interface NetworkRule {
  readonly backendNetworks: readonly string[]
  readonly ownPorts: readonly { readonly port: number; readonly at: string }[]
}

/** The body of an `invoke` frame. */
export interface HostInvoke {
  readonly requestId: string
  /** When the function's time is over, milliseconds since 1970. */
  readonly deadline: number
  readonly functionName: string
  readonly functionVersion: string
  readonly invokedFunctionArn: string
  /** Megabytes. */
  readonly memorySize: number
}

/** A failure as Lambda's payload has it. */
export interface LambdaError {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace: readonly string[]
}

/** Of one answer that is not streamed. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const answerBytes = 6_291_556
/** Of a streamed answer that nobody has taken yet. */
export const streamWindow = 1_048_576
/** A piece is cut to this. */
export const pieceBytes = 65_536
/** What one event may log; of the rest only the end is kept. */
export const logBytes = 262_144
