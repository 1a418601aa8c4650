import type { Frame } from './frame.ts'
import { toText } from './java-text.ts'
import { JavaObject, noMethod } from './java-values.ts'
import { parseJson } from './parse-json.ts'
import { TemplateFailure } from './template-error.ts'
import { urlDecode, urlEncode } from './url-encoding.ts'

/** `$util` (developer guide, "Variables for data transformations", `$util`). */
export class UtilObject extends JavaObject {
  private readonly frame: Frame

  constructor(frame: Frame) {
    super()
    this.frame = frame
  }

  override call(name: string, given: readonly unknown[]): unknown {
    const run = functions.get(name)
    if (run === undefined || given.length !== 1) return noMethod
    const text = toText(given[0] ?? '', this.frame)
    this.frame.allocate(text.length)
    this.frame.spend(text.length / 2)
    const result = run(text)
    if (typeof result === 'string') this.frame.allocate(result.length)
    return result
  }
}

const functions: ReadonlyMap<string, (text: string) => unknown> = new Map<string, (text: string) => unknown>([
  ['escapeJavaScript', escapeJavaScript],
  ['parseJson', readJson],
  ['urlEncode', urlEncode],
  ['urlDecode', urlDecode],
  ['base64Encode', (text) => Buffer.from(text, 'utf8').toString('base64')],
  ['base64Decode', (text) => Buffer.from(text, 'base64').toString('utf8')],
])

/** What `$util` can do. */
export const utilFunctionNames = (): IterableIterator<string> => functions.keys()

function readJson(text: string): unknown {
  if (text.trim() === '') return null
  const value = parseJson(text)
  if (value === undefined) throw new TemplateFailure('$util.parseJson was given text that is not JSON')
  return value
}

const short: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\n', '\\n'],
  ['\t', '\\t'],
  ['\f', '\\f'],
  ['\r', '\\r'],
])

/** As commons-lang's `StringEscapeUtils`: also `'` and `/`, and everything outside of ASCII. */
function escapeJavaScript(text: string): string {
  return text.replace(/[^ !#-&(-.0-[\]-~\u007f]/g, (character) => {
    if (character === "'" || character === '"' || character === '\\' || character === '/') return `\\${character}`
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    return short.get(character) ?? `\\u${code}`
  })
}
