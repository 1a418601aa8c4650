import { globSync, readFileSync } from 'node:fs'
import { type ParserOptions, parse } from '@babel/parser'

/**
 * Words that a component or a form's action writes itself instead of taking them from the catalogue of messages, as `file:line words`:
 * text between tags, and strings in the props and members by which our components take words. What stands in `code` or
 * `pre` is a program's language, not the reader's. `node e2e/screen-words.ts components/apis` prints those of a folder.
 */
export function screenWords(folders: readonly string[]): string[] {
  const files = globSync(folders.flatMap((folder) => [`${folder}/**/*.tsx`, `${folder}/**/*actions.ts`]))
  return files.sort().flatMap((file) => {
    const found: string[] = []
    const say = (line: number, words: string) => {
      const text = words.replaceAll(/\s+/g, ' ').trim()
      if (isLanguage(text)) found.push(`${file}:${line} ${text}`)
    }
    walk(parse(readFileSync(file, 'utf8'), options).program, say)
    return found
  })
}

const options: ParserOptions = { sourceType: 'module', plugins: ['typescript', 'jsx'] }

/** By these names components take words. */
const wordy =
  /^(label|title|description|placeholder|help|header|message|summary|text|alt|heading|caption|hint|empty|aria-label|aria-description|\w+(Label|Title|Message|Help|Text))$/

/** Names of things that are the same in every language. */
const names =
  /\b(Gatehouse|Amazon|AWS|API Gateway|Lambda|OpenAPI|Swagger|Postman|JavaScript|TypeScript|Python|Java|Ruby|PHP|Go|Node(\.js)?|Markdown|curl|Velocity|JSONPath|GitHub|Redis|PostgreSQL)\b/g

/** A word of three letters or more with a small one in it; `GET`, `$context.path` and `application/json` are none. */
function isLanguage(text: string): boolean {
  return text
    .replaceAll(names, '')
    .split(/\s+/)
    .some((word) => /^[("'“]*\p{Lu}?\p{Ll}{2,}[)"'”.,:;!?…]*$/u.test(word))
}

type Say = (line: number, words: string) => void

interface Node {
  type: string
  loc?: { start: { line: number } }
  [member: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function walk(node: object, say: Say): void {
  if (!isNode(node)) return
  const line = node.loc?.start.line ?? 0
  if (node.type === 'JSXElement' && isProgramText(node)) return
  if (node.type === 'JSXText' && typeof node.value === 'string') say(line, node.value)
  if (node.type === 'JSXExpressionContainer') for (const text of stringsOf(node.expression)) say(line, text)
  if (node.type === 'JSXAttribute') {
    if (wordy.test(nameOf(node.name))) for (const text of stringsOf(node.value)) say(line, text)
    if (isNode(node.value) && node.value.type === 'JSXExpressionContainer' && isNode(node.value.expression)) {
      walk(node.value.expression, say)
    }
    return
  }
  if (node.type === 'ObjectProperty' && wordy.test(nameOf(node.key))) {
    for (const text of stringsOf(node.value)) say(line, text)
  }
  for (const [member, value] of Object.entries(node)) {
    if (member === 'loc') continue
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) walk(each, say)
  }
}

function isProgramText(node: Node): boolean {
  const opening = node.openingElement
  return isNode(opening) && /^(code|pre|kbd|samp|style)$/.test(nameOf(opening.name))
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return ''
  return String(node.name ?? node.value ?? '')
}

/** What a value may be: a string, a template, either side of a choice. */
function stringsOf(node: unknown): string[] {
  if (!isNode(node)) return []
  switch (node.type) {
    case 'StringLiteral':
      return [String(node.value)]
    case 'TemplateLiteral':
      return Array.isArray(node.quasis) ? node.quasis.map(cookedOf) : []
    case 'ConditionalExpression':
      return [...stringsOf(node.consequent), ...stringsOf(node.alternate)]
    case 'LogicalExpression':
      return [...stringsOf(node.left), ...stringsOf(node.right)]
    case 'JSXExpressionContainer':
      return stringsOf(node.expression)
    default:
      return []
  }
}

function cookedOf(quasi: unknown): string {
  const value = isNode(quasi) ? quasi.value : undefined
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : ''
}

if (import.meta.main) {
  const found = screenWords(process.argv.slice(2))
  for (const each of found) console.log(each)
  process.exitCode = found.length > 0 ? 1 : 0
}
