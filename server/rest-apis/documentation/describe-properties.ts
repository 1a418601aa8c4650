import { isJsonObject, type JsonObject } from '../openapi/json-object.ts'
import { describeSchema } from './describe-schema.ts'

/**
 * A model's schema with what is written about its properties, which goes before what the schema itself says. A path leads
 * through inline objects and the items of lists; one that leads nowhere is passed over.
 */
export function describeProperties(
  schema: JsonObject,
  described: readonly { path: readonly string[]; members: JsonObject }[],
): JsonObject {
  return described.reduce((result, { path, members }) => describeAt(result, path, members), schema)
}

function describeAt(schema: JsonObject, [name, ...rest]: readonly string[], members: JsonObject): JsonObject {
  if (name === undefined) return describeSchema(schema, members)
  const { properties, items } = schema
  if (isJsonObject(properties) && Object.hasOwn(properties, name)) {
    const property = properties[name]
    if (!isJsonObject(property)) return schema
    return { ...schema, properties: { ...properties, [name]: describeAt(property, rest, members) } }
  }
  return isJsonObject(items) ? { ...schema, items: describeAt(items, [name, ...rest], members) } : schema
}
