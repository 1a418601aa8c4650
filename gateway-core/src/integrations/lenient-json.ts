/**
 * Reads JSON as leniently as AWS reads a mock integration's request template: keys without quotes, single quotes and
 * trailing commas are fine (recorded from AWS).
 * @returns undefined when even that does not help.
 */
export function parseLenientJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const strict = toStrictJson(text)
    return strict === undefined ? undefined : parse(strict)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const token = /\s+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{}[\]:,]|[^\s"'{}[\]:,]+/gy
const plain = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/

/** The same tokens as strict JSON: words and single-quoted text get double quotes, commas before a closing bracket go. */
function toStrictJson(text: string): string | undefined {
  const tokens: string[] = []
  let end = 0
  for (const match of text.matchAll(token)) {
    end = match.index + match[0].length
    const [first = ''] = match[0]
    if (first.trim() === '') continue
    if ((first === '}' || first === ']') && tokens.at(-1) === ',') tokens.pop()
    tokens.push(strictToken(match[0], first))
  }
  return end === text.length ? tokens.join('') : undefined
}

function strictToken(text: string, first: string): string {
  if (first === "'") return JSON.stringify(text.slice(1, -1).replace(/\\(.)/g, '$1'))
  if (first === '"' || /[{}[\]:,]/.test(first) || plain.test(text)) return text
  return JSON.stringify(text)
}
