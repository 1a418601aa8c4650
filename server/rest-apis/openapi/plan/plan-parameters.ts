import { isJsonObject, type JsonObject } from '../json-object.ts'
import type { MethodPlanning, MethodSource } from './plan-method.ts'
import type { DocumentParameter } from './read-parameters.ts'
import { report } from './reading.ts'

const kinds = {
  path: { key: 'path', type: 'PATH_PARAMETER' },
  query: { key: 'querystring', type: 'QUERY_PARAMETER' },
  header: { key: 'header', type: 'REQUEST_HEADER' },
} as const

/** The parameters of a method as AWS keeps them, `method.request.querystring.page`, and their documentation. */
export function planParameters(
  planning: MethodPlanning,
  source: MethodSource,
  parameters: readonly DocumentParameter[],
): Record<string, boolean> | undefined {
  const { reading, documentation } = planning
  const { path, renames } = source.path
  const inPath = [...path.matchAll(/\{([^{}]+?)\+?\}/g)].map((match) => match[1] ?? '')
  const planned = new Map(inPath.map((name): [string, boolean] => [`method.request.path.${name}`, true]))
  for (const parameter of parameters) {
    const lose = (message: string) =>
      report(reading, 'attention', parameter.place.pointer, `${message} (${source.httpMethod} ${path})`, { lost: true })
    if (parameter.in === 'cookie') {
      lose(`Left out: AWS declares no cookies. The cookie "${parameter.name}" itself reaches the backend`)
      continue
    }
    const { key, type } = kinds[parameter.in]
    const name = parameter.in === 'path' ? (renames.get(parameter.name) ?? parameter.name) : parameter.name
    if (parameter.in === 'path' && !inPath.includes(name)) {
      lose(`Left out: the path has no {${parameter.name}}`)
      continue
    }
    planned.set(`method.request.${key}.${name}`, parameter.required)
    const location = { type, path, method: source.httpMethod, name }
    documentation.add(location, { ...parameter.texts, ...schemaOf(planning, parameter.schema) })
  }
  return planned.size > 0 ? Object.fromEntries(planned) : undefined
}

/** AWS knows parameters as text only; what else is known about one goes to its documentation. */
export function schemaOf({ models }: MethodPlanning, schema: DocumentParameter['schema']): JsonObject {
  if (!schema) return {}
  const translated = models.translate(schema)
  const isPlain =
    isJsonObject(translated) && Object.keys(translated).every((key) => key === 'type' && translated[key] === 'string')
  return isPlain ? {} : { schema: translated }
}
