import type { MethodResponseColumn } from '#db/schema/methods.ts'
import { defaultDescription } from '../export/export-operation.ts'
import { asJsonObject } from '../json-object.ts'
import { planContents } from './plan-body.ts'
import type { MethodPlanning, MethodSource } from './plan-method.ts'
import { schemaOf } from './plan-parameters.ts'
import { type DocumentResponse, readResponses } from './read-responses.ts'
import { report } from './reading.ts'

/** The responses of a method by status code, and their documentation. */
export function planResponses(planning: MethodPlanning, source: MethodSource): MethodResponseColumn {
  const responses = readResponses(planning.reading, source.operation)
  const planned = new Map<string, MethodResponseColumn[string]>()
  for (const response of responses) {
    const statusCode = statusCodeOf(planning, responses, response)
    if (!statusCode) continue
    const method = planResponse(planning, source, response, statusCode)
    if (statusCode !== anyStatus) planned.set(statusCode, method)
  }
  return Object.fromEntries(planned)
}

const anyStatus = '*'

/**
 * AWS knows responses by exact status code. `default` is documentation for all others; a range such as `4XX` becomes
 * its first code.
 */
function statusCodeOf(
  { reading }: MethodPlanning,
  all: readonly DocumentResponse[],
  { key, pointer }: DocumentResponse,
): string | undefined {
  if (/^[1-5]\d\d$/.test(key)) return key
  if (key === 'default') return anyStatus
  const first = /^[1-5]XX$/i.test(key) ? `${key.charAt(0)}00` : undefined
  if (first && !all.some((other) => other.key === first)) {
    report(reading, 'translated', pointer, `The responses ${key} are declared as ${first}`)
    return first
  }
  report(reading, 'attention', pointer, `Left out: responses are known by status code, and "${key}" is none`, {
    lost: true,
  })
  return undefined
}

function planResponse(
  planning: MethodPlanning,
  source: MethodSource,
  response: DocumentResponse,
  statusCode: string,
): MethodResponseColumn[string] {
  const { documentation } = planning
  const place = { path: source.path.path, method: source.httpMethod, statusCode }
  const suggestion = `${source.modelName}${statusCode === anyStatus ? 'Default' : ''}Response`
  const { models, content } = planContents(planning, response.contents, suggestion)
  const { description, ...texts } = response.texts
  const isWritten = description !== undefined && description !== defaultDescription(statusCode)
  documentation.add({ type: 'RESPONSE', ...place }, { ...(isWritten ? { description } : {}), ...texts })
  const bodyDescription = response.contents.find((body) => body.description !== undefined)?.description
  documentation.add(
    { type: 'RESPONSE_BODY', ...place },
    {
      ...(bodyDescription === undefined ? {} : { description: bodyDescription }),
      ...(statusCode === anyStatus ? defaultContent(planning, models, content) : content),
    },
  )
  for (const header of response.headers) {
    const properties = { ...header.texts, ...schemaOf(planning, header.schema) }
    documentation.add({ type: 'RESPONSE_HEADER', ...place, name: header.name }, properties)
  }
  const headers = response.headers.map(({ name, required }): [string, boolean] => [
    `method.response.header.${name}`,
    required,
  ])
  return {
    responseParameters: headers.length > 0 ? Object.fromEntries(headers) : undefined,
    responseModels: models,
  }
}

/** `default` has no method response that could name its models, so its documentation does. */
function defaultContent(
  { models }: MethodPlanning,
  named: Record<string, string> = {},
  { content }: object & { content?: unknown },
) {
  const examples = asJsonObject(content)
  const types = [...new Set([...Object.keys(named), ...Object.keys(examples)])]
  if (types.length === 0) return {}
  return {
    content: Object.fromEntries(
      types.map((type) => {
        const model = named[type]
        return [type, { ...(model ? { schema: { $ref: models.urlOf(model) } } : {}), ...asJsonObject(examples[type]) }]
      }),
    ),
  }
}
