import { describeProperties } from '../../documentation/describe-properties.ts'
import { describeSchema } from '../../documentation/describe-schema.ts'
import type { DocumentationIndex } from '../../documentation/documentation-index.ts'
import type { ApiDefinition } from '../api-definition.ts'
import { asJsonObject, isJsonObject, type JsonObject } from '../json-object.ts'
import { definitionName, exportSchema } from './export-schema.ts'

/** `components.schemas`: the models of the API, with their documentation. */
export function exportSchemas(models: ApiDefinition['models'], documentation: DocumentationIndex): JsonObject {
  const names = new Set(models.map((model) => model.name))
  const schemas: [string, JsonObject][] = []
  for (const model of models) {
    const schema = parseSchema(model.schema)
    const known = { models: names, inside: model.name }
    const texts = documentation.find({ type: 'MODEL', name: model.name })
    const exported = describeProperties(exportSchema(schema, known), documentation.modelProperties(model.name))
    schemas.push([model.name, describeSchema(exported, { ...descriptionOf(model), ...texts })])
    for (const [name, definition] of Object.entries(asJsonObject(schema.definitions))) {
      schemas.push([definitionName(model.name, name, known), exportSchema(definition, known)])
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
