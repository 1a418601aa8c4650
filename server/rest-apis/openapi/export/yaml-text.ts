import { isJsonObject } from '../json-object.ts'

/**
 * JSON data as YAML 1.2 that YAML 1.1 readers read the same: block style, text quoted wherever it could be taken for
 * something else. In time proportional to its size, where a general YAML writer takes seconds for a large document.
 */
export function yamlText(value: unknown): string {
  const lines: string[] = []
  write(lines, '', value, '')
  return `${lines.join('\n')}\n`
}

/** Writes a value behind `lead`, which stands at the depth of `indent`; what is inside goes two deeper. */
function write(lines: string[], lead: string, value: unknown, indent: string): void {
  const space = lead === '' ? '' : ' '
  if (Array.isArray(value)) writeList(lines, lead, value, indent)
  else if (isJsonObject(value)) writeMap(lines, lead, value, indent)
  else if (typeof value !== 'string') lines.push(`${lead}${space}${value === undefined ? 'null' : numberText(value)}`)
  else if (isBlock(value)) writeBlock(lines, `${lead}${space}`, value, lead === '' ? '  ' : indent)
  else lines.push(`${lead}${space}${scalar(value)}`)
}

function writeMap(lines: string[], lead: string, object: Record<string, unknown>, indent: string): void {
  const entries = Object.entries(object).filter(([, member]) => member !== undefined)
  if (entries.length === 0) {
    lines.push(lead === '' ? '{}' : `${lead} {}`)
    return
  }
  // The first member of an item of a list stands behind the dash.
  const isItem = lead.endsWith('-')
  if (lead !== '' && !isItem) lines.push(lead)
  for (const [index, [key, member]] of entries.entries()) {
    const start = isItem && index === 0 ? `${lead} ` : indent
    write(lines, `${start}${scalar(key)}:`, member, `${indent}  `)
  }
}

function writeList(lines: string[], lead: string, items: readonly unknown[], indent: string): void {
  if (items.length === 0) {
    lines.push(lead === '' ? '[]' : `${lead} []`)
    return
  }
  const isItem = lead.endsWith('-')
  if (lead !== '' && !isItem) lines.push(lead)
  for (const [index, item] of items.entries()) {
    const start = isItem && index === 0 ? `${lead} ` : indent
    write(lines, `${start}-`, item, `${indent}  `)
  }
}

/** Whether a text reads better as lines of its own, and may be written so without loss. */
function isBlock(text: string): boolean {
  // A leading space would need an indentation indicator; a carriage return would be read as a line end.
  return /[^\n]\n/.test(text) && !/^[ \n]|[^\S\n ]| +$|\n[ ]+\n| \n/.test(text) && isPrintable(text)
}

function writeBlock(lines: string[], lead: string, text: string, indent: string): void {
  const body = text.replace(/\n+$/, '')
  const ends = text.length - body.length
  lines.push(`${lead}${ends === 0 ? '|-' : ends === 1 ? '|' : '|+'}`)
  for (const line of body.split('\n')) lines.push(line === '' ? '' : `${indent}${line}`)
  for (let index = 1; index < ends; index++) lines.push('')
}

/** A text on one line: plain where nobody can misread it, otherwise as JSON, which YAML reads. */
function scalar(text: string): string {
  const isPlain = /^[A-Za-z/$_][\w/$.+{}-]*(?: [\w/$.+,(){}'-]+)*$/.test(text) && !reserved.test(text)
  return isPlain ? text : JSON.stringify(text).replace(unprintable, escaped)
}

/** YAML 1.1 wants a point in a number with an exponent. */
function numberText(value: unknown): string {
  return String(value).replace(/^(-?\d+)e/, '$1.0e')
}

/** What YAML 1.1 or 1.2 takes for null, a boolean or a number. */
const reserved = /^(?:null|true|false|yes|no|on|off|y|n|~|nan|inf|e\d*|_[\d_.,]*)$/i

/** What YAML does not take as it is: https://yaml.org/spec/1.2.2/#51-character-set */
const unprintable = /[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]/gu

/** Line ends aside. */
function isPrintable(text: string): boolean {
  return text.replaceAll('\n', '').search(unprintable) < 0
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
