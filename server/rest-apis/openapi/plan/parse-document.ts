import { isAlias, isMap, isScalar, LineCounter, parseDocument as parseYaml, visit, type YAMLMap } from 'yaml'
import { isJsonObject, type JsonObject, kindOf } from '../json-object.ts'
import { InvalidDocument } from './invalid-document.ts'

/** YAML takes twenty times the time and the memory of JSON to read: bytes at most. */
export const maxYamlBytes = 20 * 1024 * 1024

/** JSON that JSON.parse refuses is tried as YAML up to this size, in characters: for its positions and its leniency. */
const maxSecondTry = 2 * 1024 * 1024

/** How often one anchor may be used, counted through nested ones: far above real documents, far below a bomb. */
const maxAliasCount = 10_000

export interface ParsedDocument {
  root: JsonObject
  /** What the parser let pass but the provider should know. */
  remarks: string[]
}

/** JSON, or YAML 1.2 with merge keys. Throws `InvalidDocument` with line and column. */
export function parseDocument(bytes: Uint8Array): ParsedDocument {
  const text = decode(bytes)
  const first = text.trimStart().charAt(0)
  if (first === '') throw new InvalidDocument([{ message: 'The document is empty' }])
  const parsed = first === '{' || first === '[' ? parseJson(text) : parseYamlText(text)
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
    if (text.length <= maxSecondTry) return parseYamlText(text)
    const message = error instanceof Error ? error.message : 'Not JSON'
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? []
    const place = line === undefined ? {} : { line: Number(line), column: Number(column) }
    throw new InvalidDocument([{ message: message.replace(/ \(line .*\)$/, ''), ...place }])
  }
}

function parseYamlText(text: string): Parsed {
  if (text.length > maxYamlBytes) {
    throw new InvalidDocument([
      { message: `YAML of more than ${maxYamlBytes / 1024 / 1024} MB is not read. Convert the document to JSON first` },
    ])
  }
  const lines = new LineCounter()
  const document = guarded(() =>
    parseYaml(text, {
      merge: true,
      prettyErrors: false,
      // The parser compares every key with every other; a linear check follows.
      uniqueKeys: false,
      lineCounter: lines,
      logLevel: 'error',
    }),
  )
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const [error] = document.errors
  if (error) throw new InvalidDocument([{ message: firstLine(error.message), ...at(error.pos[0]) }])
  guarded(() =>
    visit(document, {
      Map: (_key, map) => refuseRepeatedKeys(map, at),
      Alias: (_key, alias) => {
        if (alias.resolve(document)) return
        throw new InvalidDocument([
          { message: `The alias *${alias.source} has no anchor before it`, ...at(alias.range?.[0] ?? 0) },
        ])
      },
    }),
  )
  const remarks = document.warnings.map((warning) => `Line ${at(warning.pos[0]).line}: ${firstLine(warning.message)}`)
  return { root: guarded(() => document.toJS({ maxAliasCount })), remarks }
}

function refuseRepeatedKeys(map: YAMLMap, at: (offset: number) => { line: number; column: number }): void {
  const seen = new Set<unknown>()
  for (const { key } of map.items) {
    if (isAlias(key) || isMap(key) || !isScalar(key) || key.value === '<<') continue
    const name = String(key.value)
    if (seen.has(name)) {
      throw new InvalidDocument([{ message: `The key "${name}" is repeated`, ...at(key.range?.[0] ?? 0) }])
    }
    seen.add(name)
  }
}

/** The parser recurses, and it throws when aliases expand too far. */
function guarded<Value>(convert: () => Value): Value {
  try {
    return convert()
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidDocument([{ message: 'The document is nested too deeply' }])
    if (error instanceof ReferenceError) {
      throw new InvalidDocument([{ message: `The aliases of the document expand without end: ${error.message}` }])
    }
    throw error
  }
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message
}
