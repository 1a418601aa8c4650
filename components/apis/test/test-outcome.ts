import type { TracedMethodTest } from '#server/rest-apis/test-invoke/trace-method.ts'

/** What a test came to. */
export type TestOutcome = { readonly result: TracedMethodTest } | { readonly refused: string }

/** The input of the operation `TraceMethod`. */
export interface TestCall {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly pathWithQueryString: string
  readonly headers: Readonly<Record<string, string>>
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>
  readonly body: string
  readonly stageVariables: Readonly<Record<string, string>>
  readonly clientCertificateId?: string
  /** The key whose value is sent as `x-api-key`: filled in by the server. */
  readonly apiKeyId?: string
}

/** Runs a test through the server. */
export type RunTest = (call: TestCall) => Promise<TestOutcome>
