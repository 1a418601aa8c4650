/** What is wrong with a JSON text, with its line and column; undefined when nothing is. */
export function jsonProblem(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch {
    const { at, reason } = firstFault(text)
    const before = text.slice(0, at).split('\n')
    return `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: ${reason}`
  }
}

/** Browsers say where a fault is each in their own words, or not at all: so it is looked for here. */
interface Fault {
  at: number
  reason: string
}

/** A step of reading: the place after what was read, or the fault that ended it. */
type Step = number | Fault

const maxDepth = 500
const plain = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y

function firstFault(text: string): Fault {
  const end = value(text, 0, 0)
  if (typeof end !== 'number') return end
  return { at: afterSpace(text, end), reason: 'nothing may follow the closing bracket' }
}

function value(text: string, from: number, depth: number): Step {
  const at = afterSpace(text, from)
  const first = text[at]
  if (depth > maxDepth) return { at, reason: 'this is nested too deeply' }
  if (first === '{') return list(text, at + 1, '}', (start) => member(text, start, depth + 1))
  if (first === '[') return list(text, at + 1, ']', (start) => value(text, start, depth + 1))
  if (first === '"') return string(text, at)
  plain.lastIndex = at
  const word = plain.exec(text)
  return word ? at + word[0].length : unexpected(text, at, 'a value')
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
    if (text[at] !== ',') return unexpected(text, at, `a comma or ${close}`)
    at = afterSpace(text, at + 1)
    if (text[at] === close) return { at, reason: `no comma may stand before ${close}` }
  }
}

function member(text: string, from: number, depth: number): Step {
  const at = afterSpace(text, from)
  if (text[at] !== '"') return unexpected(text, at, 'a name in double quotes')
  const end = string(text, at)
  if (typeof end !== 'number') return end
  const colon = afterSpace(text, end)
  return text[colon] === ':' ? value(text, colon + 1, depth) : unexpected(text, colon, 'a colon')
}

function string(text: string, from: number): Step {
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '"') return at + 1
    if (character === '\n') return { at, reason: 'a line break inside a text is written \\n' }
    if (character < ' ') return { at, reason: 'a tab or control character inside a text is written \\t or \\u….' }
    if (character !== '\\') continue
    const sequence = /^(?:["\\/bfnrt]|u[\da-fA-F]{4})/.exec(text.slice(at + 1, at + 6))
    if (!sequence) return { at, reason: 'a backslash inside a text is written \\\\' }
    at += sequence[0].length
  }
  return { at: text.length, reason: 'a closing quote is missing' }
}

function unexpected(text: string, at: number, wanted: string): Fault {
  if (at >= text.length) return { at, reason: `${wanted} is missing` }
  return { at, reason: `${wanted} is expected, not ${[...text.slice(at, at + 2)][0] ?? ''}` }
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (' \t\n\r'.includes(text[at] ?? '?')) at++
  return at
}
