import { capitalised, freeName, wordsOf } from './source-text.ts'

/** Members that every object has, that make a promise of it, or that the client has for itself. */
const reserved: readonly string[] = [
  ...Object.getOwnPropertyNames(Object.prototype),
  'then',
  'toJSON',
  'prototype',
  'arguments',
  'request',
]

/** Names are cut off here. */
const longestName = 100

/** Gives each operation a name of its own that any JavaScript takes as a member. */
export class OperationNames {
  readonly #taken = new Set(reserved)

  /**
   * The operation's own name (`operationName`, OpenAPI's `operationId`) where it is one, otherwise AWS's:
   * `GET /pets/{petId}` → `petsPetIdGet`, `POST /` → `rootPost`.
   */
  next(method: string, path: string, operationName: string | undefined): string {
    const own = operationName === undefined ? '' : nameOf(operationName)
    return freeName(own || nameByPath(method, path), this.#taken)
  }
}

/** As it is when it is an identifier, otherwise its words in camel case; empty when it has none. */
function nameOf(operationName: string): string {
  if (/^[A-Za-z_$][\w$]*$/.test(operationName) && operationName.length <= longestName) return operationName
  return camelCase(wordsOf(operationName))
}

function nameByPath(method: string, path: string): string {
  const words = wordsOf(path)
  return camelCase([...(words.length > 0 ? words : ['root']), method.toLowerCase()].map((word) => word))
}

function camelCase(words: readonly string[]): string {
  const [first = '', ...others] = words
  const name = (first.charAt(0).toLowerCase() + first.slice(1) + others.map(capitalised).join('')).slice(0, longestName)
  return /^\d/.test(name) ? `_${name}` : name
}
