/** A path that is not JSONPath, or that costs too much to read. */
export class JsonPathError extends Error {
  override readonly name = 'JsonPathError'
}
