import { isJsonObject, type JsonObject } from '../openapi/json-object.ts'
import { describeSchema } from './describe-schema.ts'

/** The media types of a body, whose schemas carry what is written about it: a body has no text of its own in OpenAPI. */
export function describeContent(content: JsonObject | undefined, description: unknown): JsonObject | undefined {
  if (content === undefined || typeof description !== 'string') return content
  return Object.fromEntries(
    Object.entries(content).map(([type, media]): [string, unknown] => {
      if (!isJsonObject(media)) return [type, media]
      const schema = isJsonObject(media.schema) ? media.schema : {}
      return [type, { ...media, schema: describeSchema(schema, { description }) }]
    }),
  )
}
