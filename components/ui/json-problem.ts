import type { Translate } from '#components/messages/translate.ts'
import type { CodeProblem } from './code-problem.ts'

/** What is wrong with a JSON text, with its line and column; undefined when nothing is. */
export function jsonProblem(text: string, t: Translate<'ui'>): string | undefined {
  const fault = jsonFault(text, t)
  if (fault === undefined) return undefined
  return t('json.line', { line: String(fault.line), column: String(fault.column), reason: fault.message })
}

/** The same as a place, for a marker in an editor. */
export function jsonFault(
  text: string,
  t: Translate<'ui'>,
): Required<Pick<CodeProblem, 'line' | 'column' | 'message'>> | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch {
    const { at, reason } = firstFault(text)
    const before = text.slice(0, at).split('\n')
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message: reason(t) }
  }
}

/** Browsers say where a fault is each in their own words, or not at all: so it is looked for here. */
interface Fault {
  at: number
  reason: (t: Translate<'ui'>) => string
}

/** A step of reading: the place after what was read, or the fault that ended it. */
type Step = number | Fault

const maxDepth = 500
const plain = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y

function firstFault(text: string): Fault {
  const end = value(text, 0, 0)
  if (typeof end !== 'number') return end
  return { at: afterSpace(text, end), reason: (t) => t('json.end') }
}

function value(text: string, from: number, depth: number): Step {
  const at = afterSpace(text, from)
  const first = text[at]
  if (depth > maxDepth) return { at, reason: (t) => t('json.deep') }
  if (first === '{') return list(text, at + 1, '}', (start) => member(text, start, depth + 1))
  if (first === '[') return list(text, at + 1, ']', (start) => value(text, start, depth + 1))
  if (first === '"') return string(text, at)
  plain.lastIndex = at
  const word = plain.exec(text)
  return word ? at + word[0].length : unexpected(text, at, (t) => t('json.value'))
}

/** What stands between brackets: entries with commas between them. */
function list(text: string, from: number, close: '}' | ']', entry: (at: number) => Step): Step {
  let at = afterSpace(text, from)
  if (text[at] === close) return at + 1
  for (;;) {
    const end = entry(at)
    if (typeof end !== 'number') return end
    at = afterSpace(text, end)
    if (text[at] === close) return at + 1
    if (text[at] !== ',') return unexpected(text, at, (t) => t('json.commaOr', { bracket: close }))
    at = afterSpace(text, at + 1)
    if (text[at] === close) return { at, reason: (t) => t('json.commaBefore', { bracket: close }) }
  }
}

function member(text: string, from: number, depth: number): Step {
  const at = afterSpace(text, from)
  if (text[at] !== '"') return unexpected(text, at, (t) => t('json.name'))
  const end = string(text, at)
  if (typeof end !== 'number') return end
  const colon = afterSpace(text, end)
  return text[colon] === ':' ? value(text, colon + 1, depth) : unexpected(text, colon, (t) => t('json.colon'))
}

function string(text: string, from: number): Step {
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '"') return at + 1
    if (character === '\n') return { at, reason: (t) => t('json.lineBreak') }
    if (character < ' ') return { at, reason: (t) => t('json.control') }
    if (character !== '\\') continue
    const sequence = /^(?:["\\/bfnrt]|u[\da-fA-F]{4})/.exec(text.slice(at + 1, at + 6))
    if (!sequence) return { at, reason: (t) => t('json.backslash') }
    at += sequence[0].length
  }
  return { at: text.length, reason: (t) => t('json.closingQuote') }
}

function unexpected(text: string, at: number, wanted: Fault['reason']): Fault {
  if (at >= text.length) return { at, reason: (t) => t('json.missing', { wanted: wanted(t) }) }
  const found = [...text.slice(at, at + 2)][0] ?? ''
  return { at, reason: (t) => t('json.expected', { wanted: wanted(t), found }) }
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (' \t\n\r'.includes(text[at] ?? '?')) at++
  return at
}
