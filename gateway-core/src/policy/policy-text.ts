import { PolicyFault, type PolicyRequest } from './policy-request.ts'
import { patternCodes, textCodes, Wildcard } from './wildcard.ts'

/** How a text of a policy is read. */
export interface TextReading {
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean
  /** Whether `${aws:username}` stands for a value of the request: policies of version 2012-10-17. */
  readonly variables: boolean
  /** Whether letters count alike in both cases. */
  readonly ignoreCase?: boolean
}

type Piece = readonly number[] | { readonly key: string; readonly otherwise: string | undefined }

/** A text of a policy, with the request's values in the place of its variables (IAM user guide, "Policy variables"). */
export class PolicyText {
  readonly #pieces: readonly Piece[]
  readonly #reading: TextReading
  readonly #fixed: Wildcard | undefined

  /** @throws PolicyFault when a variable is not closed or has no name. */
  constructor(text: string, reading: TextReading) {
    this.#reading = reading
    this.#pieces = reading.variables ? readPieces(text, reading) : [codesOf(text, reading)]
    const codes = this.#pieces.every(isCodes) ? this.#pieces.flat() : undefined
    this.#fixed = codes === undefined ? undefined : new Wildcard(codes)
  }

  /** @returns undefined when a variable has no value in this request and no default. */
  wildcard(request: PolicyRequest): Wildcard | undefined {
    if (this.#fixed !== undefined) return this.#fixed
    const codes = this.codes(request)
    return codes === undefined ? undefined : new Wildcard(codes)
  }

  /** The same as codes of characters. */
  codes(request: PolicyRequest): number[] | undefined {
    const codes: number[] = []
    for (const piece of this.#pieces) {
      if (isCodes(piece)) codes.push(...piece)
      else {
        const values = request.conditionValues(piece.key)
        // A key with several values does not say which is meant.
        const value = values?.length === 1 ? values[0] : piece.otherwise
        if (value === undefined) return undefined
        codes.push(...textCodes(this.#reading.ignoreCase ? value.toLowerCase() : value))
      }
    }
    return codes
  }
}

function isCodes(piece: Piece): piece is readonly number[] {
  return Array.isArray(piece)
}

function codesOf(text: string, { wildcards, ignoreCase }: TextReading): number[] {
  const given = ignoreCase ? text.toLowerCase() : text
  return wildcards ? patternCodes(given) : textCodes(given)
}

function readPieces(text: string, reading: TextReading): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (let start = text.indexOf('${'); start !== -1; start = text.indexOf('${', from)) {
    const end = text.indexOf('}', start)
    if (end === -1) throw new PolicyFault(`A policy variable is not closed in ${JSON.stringify(text)}`)
    pieces.push(codesOf(text.slice(from, start), reading), readVariable(text.slice(start + 2, end)))
    from = end + 1
  }
  pieces.push(codesOf(text.slice(from), reading))
  return pieces
}

/** `aws:username`, `aws:username, 'default'`, or one of the characters that cannot be written otherwise. */
function readVariable(text: string): Piece {
  if (text === '*' || text === '?' || text === '$') return textCodes(text)
  const comma = text.indexOf(',')
  const key = (comma === -1 ? text : text.slice(0, comma)).trim().toLowerCase()
  if (key === '') throw new PolicyFault('A policy variable has no name')
  return { key, otherwise: comma === -1 ? undefined : unquoted(text.slice(comma + 1).trim()) }
}

function unquoted(text: string): string {
  if (text.length >= 2 && text.startsWith("'") && text.endsWith("'")) return text.slice(1, -1)
  throw new PolicyFault(`The default of a policy variable is not in quotes: ${text}`)
}
