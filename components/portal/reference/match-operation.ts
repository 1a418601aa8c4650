import { isList, memberOf } from './document-value.ts'
import type { DocumentValue } from './reference-system.ts'

/** Whether an operation has every word of a search in verb, path, summary, description, tags or `operationId`. */
export function matchesOperation(entry: DocumentValue, search: string): boolean {
  const text = textOf(entry)
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** By operation: the objects stay the same while one types. */
const texts = new WeakMap<DocumentValue, string>()

function textOf(entry: DocumentValue): string {
  const known = texts.get(entry)
  if (known !== undefined) return known
  const operation = entry.get('operation')
  const written = ['operationId', 'summary', 'description'].map((name) => memberOf(operation, name))
  const tags = memberOf(operation, 'tags')
  const text = [entry.get('method'), entry.get('path'), ...written, ...(isList(tags) ? tags : [])]
    .filter((part) => typeof part === 'string')
    .join(' ')
    .toLowerCase()
  texts.set(entry, text)
  return text
}
