import type { JsonObject } from '../openapi/json-object.ts'

/** An OpenAPI schema with what is written about it. In OpenAPI 3.0 the siblings of a `$ref` are not read, so one is wrapped. */
export function describeSchema(schema: JsonObject, texts: JsonObject): JsonObject {
  if (Object.keys(texts).length === 0) return schema
  return '$ref' in schema ? { ...texts, allOf: [schema] } : { ...schema, ...texts }
}
