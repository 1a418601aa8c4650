/** Where a value stands in a JSON text: from its first character to behind its last. */
export interface JsonPlace {
  readonly from: number
  readonly to: number
}

type Path = readonly (string | number)[]

/**
 * Finds where the value at a path stands, its name not included; undefined when the text is no JSON or has no such value.
 * Of two members with one name it is the last, as `JSON.parse` has it.
 */
export function placeInJson(text: string, path: Path): JsonPlace | undefined {
  try {
    JSON.parse(text)
  } catch {
    return undefined
  }
  let place = valueAt(text, 0)
  for (const step of path) {
    const next = entriesOf(text, place).findLast(({ name }) => name === step)
    if (next === undefined) return undefined
    place = next.value
  }
  return place
}

/** Line and column of a place in a text, from 1. */
export function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

interface Entry {
  readonly name: string | number
  readonly value: JsonPlace
}

/** The members of an object or the items of a list. The text is known to be JSON. */
function entriesOf(text: string, { from }: JsonPlace): Entry[] {
  const open = text[from]
  if (open !== '{' && open !== '[') return []
  const entries: Entry[] = []
  let at = afterSpace(text, from + 1)
  while (text[at] !== '}' && text[at] !== ']') {
    let name: string | number = entries.length
    if (open === '{') {
      const end = afterString(text, at)
      name = String(JSON.parse(text.slice(at, end)))
      at = afterSpace(text, afterSpace(text, end) + 1)
    }
    const value = valueAt(text, at)
    entries.push({ name, value })
    at = afterSpace(text, value.to)
    if (text[at] === ',') at = afterSpace(text, at + 1)
  }
  return entries
}

function valueAt(text: string, start: number): JsonPlace {
  const from = afterSpace(text, start)
  const first = text[from]
  if (first === '"') return { from, to: afterString(text, from) }
  if (first === '{' || first === '[') return { from, to: afterBrackets(text, from) }
  let to = from
  while (to < text.length && !' \t\n\r,]}'.includes(text[to] ?? '')) to++
  return { from, to }
}

function afterBrackets(text: string, from: number): number {
  let depth = 0
  let at = from
  do {
    const character = text[at]
    if (character === '"') {
      at = afterString(text, at)
      continue
    }
    if (character === '{' || character === '[') depth++
    if (character === '}' || character === ']') depth--
    at++
  } while (depth > 0)
  return at
}

function afterString(text: string, from: number): number {
  let at = from + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (' \t\n\r'.includes(text[at] ?? '?')) at++
  return at
}
