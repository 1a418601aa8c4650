/**
 * A string literal of JavaScript and TypeScript. What could end the line (U+2028, U+2029), the literal or a script
 * element around it is escaped; lone surrogates become U+FFFD.
 */
export function stringLiteral(text: string): string {
  return inScript(JSON.stringify(text.toWellFormed()))
}

/** A value of JSON as an expression. An object with a member `__proto__` would not stay one: give none. */
export function jsonLiteral(value: unknown): string {
  return inScript(JSON.stringify(value))
}

function inScript(json: string): string {
  return json.replace(/[\u2028\u2029]|<(?=[/!])/g, (text) => `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Texts are cut off here: they are help, not data. */
const longestComment = 4000

/**
 * A documentation comment, or nothing when no line has text. No text ends it: every end of a line starts a new one with
 * an asterisk, and `*` `/` is taken apart.
 */
export function docComment(lines: readonly (string | undefined)[], indent = ''): string {
  const text = lines.filter((line) => line !== undefined && line.trim() !== '').join('\n')
  const rows = text
    .toWellFormed()
    .slice(0, longestComment)
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((row) => withoutControls(row).trimEnd().replaceAll('*/', '*\\/'))
  if (text === '') return ''
  if (rows.length === 1) return `${indent}/** ${rows[0]} */\n`
  return `${indent}/**\n${rows.map((row) => `${indent} *${row ? ` ${row}` : ''}\n`).join('')}${indent} */\n`
}

/** On one line, cut off at the given length. */
export function oneLine(text: string, longest = 300): string {
  const line = withoutControls(text.toWellFormed().replace(/\s+/g, ' ')).trim()
  return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line
}

function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\t]/gu, '')
}

/** The name of a member of a type or an object: bare where it can be. `__proto__` never is. */
export function memberName(name: string): string {
  return /^[A-Za-z$][\w$]*$/.test(name) ? name : stringLiteral(name)
}

/** Letters and digits of a text, word by word: `pet-store v2` → `pet`, `store`, `v2`. */
export function wordsOf(text: string): string[] {
  return text.slice(0, 1000).match(/[A-Za-z0-9]+/g) ?? []
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** The name itself, or with the first number behind it that makes it new; it is taken then. */
export function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number++) free = `${name}${number}`
  taken.add(free)
  return free
}
