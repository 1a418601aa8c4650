/** What a client made of an answer. */
export type ClientAnswer = { readonly output: unknown } | { readonly error: string; readonly message: string }

/** One of AWS's clients, asked in the words of the model. */
export interface SurfaceClient {
  /** The operations that its model has. */
  readonly operations: ReadonlySet<string>
  /** With `limit`, walks all pages of that size with the client's own paginator and answers all objects as a list. */
  call(operation: string, input: Readonly<Record<string, unknown>>, limit?: number): Promise<ClientAnswer>
  close(): Promise<void>
}
