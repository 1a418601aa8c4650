import { type OpenApiDocument, objectOf } from './merge-documents.ts'
import { anyMember, anyVerbs } from './shown-document.ts'

const verbs = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const

/**
 * A deployment's document as consumers may read it: without the provider's extensions (they name backends and roles),
 * without bare OPTIONS methods (browsers call them, people do not), with `ANY` spelt out and `{proxy+}` in a form that
 * OpenAPI has.
 */
export function consumerDocument(openapi: OpenApiDocument): OpenApiDocument {
  const paths: Record<string, unknown> = {}
  for (const [path, item] of Object.entries(objectOf(openapi.paths))) {
    const operations = operationsOf(objectOf(item))
    const { parameters, summary, description } = objectOf(item)
    if (Object.keys(operations).length === 0) continue
    paths[path.replaceAll('+}', '}')] = {
      ...(summary ? { summary } : {}),
      ...(description ? { description } : {}),
      ...(parameters ? { parameters } : {}),
      ...operations,
    }
  }
  return objectOf(
    withoutExtensions({
      ...(openapi.tags ? { tags: openapi.tags } : {}),
      paths,
      ...(openapi.components ? { components: openapi.components } : {}),
    }),
  )
}

function operationsOf(item: Record<string, unknown>): Record<string, unknown> {
  const operations: Record<string, unknown> = {}
  if (anyMember in item) {
    const { operationId: _, ...any } = objectOf(item[anyMember])
    for (const verb of anyVerbs) operations[verb] = any
  }
  for (const verb of verbs) {
    const operation = objectOf(item[verb])
    if (!(verb in item) || (verb === 'options' && !operation.summary && !operation.operationId)) continue
    operations[verb] = operation
  }
  return operations
}

/** Without `x-amazon-…` and `x-gatehouse-…` members, however deep. */
function withoutExtensions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtensions)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !/^x-(amazon|gatehouse)-/i.test(key))
      .map(([key, member]) => [key, withoutExtensions(member)]),
  )
}
