import { isJsonObject, type JsonObject, kindOf } from '../json-object.ts'
import { InvalidDocument } from './invalid-document.ts'
import { parseYaml } from './parse-yaml.ts'

/** JSON that JSON.parse refuses is tried as YAML up to this size, in characters: for its positions and its leniency. */
const maxSecondTry = 2 * 1024 * 1024

export interface ParsedDocument {
  root: JsonObject
  /** What the parser let pass but the provider should know. */
  remarks: string[]
}

/** JSON, or YAML. Throws `InvalidDocument` with line and column. */
export function parseDocument(bytes: Uint8Array): ParsedDocument {
  const text = decode(bytes)
  const first = text.trimStart().charAt(0)
  if (first === '') throw new InvalidDocument([{ message: 'The document is empty' }])
  const parsed = first === '{' || first === '[' ? parseJson(text) : parseYaml(text)
  if (isJsonObject(parsed.root)) return { root: parsed.root, remarks: parsed.remarks }
  throw new InvalidDocument([
    {
      message: `The document must be an object with a member "openapi" or "swagger", but it is ${kindOf(parsed.root)}`,
    },
  ])
}

interface Parsed {
  root: unknown
  remarks: string[]
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new InvalidDocument([{ message: 'The document is not UTF-8 text. Save it as UTF-8 and try again' }])
  }
}

function parseJson(text: string): Parsed {
  try {
    return { root: JSON.parse(text), remarks: [] }
  } catch (error) {
    if (text.length <= maxSecondTry) return parseYaml(text)
    const message = error instanceof Error ? error.message : 'Not JSON'
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? []
    const place = line === undefined ? {} : { line: Number(line), column: Number(column) }
    throw new InvalidDocument([{ message: message.replace(/ \(line .*\)$/, ''), ...place }])
  }
}
