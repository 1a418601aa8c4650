import type { ApiDefinition } from '../api-definition.ts'
import { asJsonObject, isJsonObject, type JsonObject, pickMembers } from '../json-object.ts'
import type { DocumentationIndex } from './documentation-index.ts'
import { definitionName, exportSchema } from './export-schema.ts'

/** `components.schemas`: the models of the API, with their documentation. */
export function exportSchemas(models: ApiDefinition['models'], documentation: DocumentationIndex): JsonObject {
  const names = new Set(models.map((model) => model.name))
  const schemas: [string, JsonObject][] = []
  for (const model of models) {
    const schema = parseSchema(model.schema)
    const known = { models: names, inside: model.name }
    const texts = pickMembers(documentation.find({ type: 'MODEL', name: model.name }), ['title', 'description'])
    schemas.push([model.name, withTexts(exportSchema(schema, known), { ...descriptionOf(model), ...texts })])
    for (const [name, definition] of Object.entries(asJsonObject(schema.definitions))) {
      schemas.push([definitionName(model.name, name), exportSchema(definition, known)])
    }
  }
  return Object.fromEntries(schemas)
}

function parseSchema(text: string): JsonObject {
  try {
    const schema: unknown = JSON.parse(text)
    return isJsonObject(schema) ? schema : {}
  } catch {
    return {}
  }
}

function descriptionOf(model: { description?: string }): JsonObject {
  return model.description ? { description: model.description } : {}
}

/** The siblings of a `$ref` are not read in OpenAPI 3.0, so a described reference is wrapped. */
function withTexts(schema: JsonObject, texts: JsonObject): JsonObject {
  if (Object.keys(texts).length === 0) return schema
  return '$ref' in schema ? { ...texts, allOf: [schema] } : { ...schema, ...texts }
}
