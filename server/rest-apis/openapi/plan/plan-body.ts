import type { JsonObject } from '../json-object.ts'
import type { MethodPlanning, MethodSource } from './plan-method.ts'
import type { BodyContent } from './read-body.ts'
import type { DocumentBody } from './read-parameters.ts'

/** The models of a request body by media type, and its documentation. */
export function planBody(
  planning: MethodPlanning,
  source: MethodSource,
  body: DocumentBody | undefined,
): Record<string, string> | undefined {
  if (!body) return undefined
  const { models, content } = planContents(planning, body.contents, `${source.modelName}Request`)
  const description = body.description ?? body.contents.find((one) => one.description !== undefined)?.description
  planning.documentation.add(
    { type: 'REQUEST_BODY', path: source.path.path, method: source.httpMethod },
    {
      ...(description ? { description } : {}),
      // A body with a model is required unless something says otherwise.
      ...(body.required ? {} : { required: false }),
      ...content,
    },
  )
  return models
}

/** Models for the schemas of a body; the rest of what is known about it as the `content` of a documentation part. */
export function planContents(
  { models }: MethodPlanning,
  contents: readonly BodyContent[],
  suggestion: string,
): { models: Record<string, string> | undefined; content: JsonObject } {
  const named: [string, string][] = []
  const documented: [string, JsonObject][] = []
  for (const { contentType, schema, examples } of contents) {
    const model = schema && models.nameFor(schema, contentType, suggestion)
    if (model) named.push([contentType, model])
    if (!model || Object.keys(examples).length > 0) documented.push([contentType, examples])
  }
  return {
    models: named.length > 0 ? Object.fromEntries(named) : undefined,
    content: documented.length > 0 ? { content: Object.fromEntries(documented) } : {},
  }
}
