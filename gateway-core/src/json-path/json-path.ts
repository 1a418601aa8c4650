/** The answer of a definite path that leads nowhere. */
export const missing: unique symbol = Symbol('missing')

/** A JSONPath, ready to be read over many documents. */
export interface JsonPath {
  /** Whether it names one place, so that its answer is a value and not a list. */
  readonly definite: boolean
  /**
   * @param root JSON as `templates/parse-json.ts` gives it: objects are maps.
   * @returns the value, `missing` when a definite path leads nowhere, a list for any other path.
   * @throws JsonPathError when the document cannot be read in bounded time.
   */
  read(root: unknown): unknown
}

/** A path that is not JSONPath, or that costs too much to read. */
export class JsonPathError extends Error {
  override readonly name = 'JsonPathError'
}
