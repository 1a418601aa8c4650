import { asJsonObject, type JsonObject } from '../../openapi/json-object.ts'
import { referred, textOf } from './referred.ts'
import type { SdkParameter } from './sdk-operation.ts'
import { freeName } from './source-text.ts'

const places = ['path', 'query', 'header'] as const

/** Headers that the client or the platform sets by itself. */
const ownHeaders: ReadonlySet<string> = new Set(['host', 'content-length', 'connection', 'x-api-key'])

/**
 * The parameters of an operation, in the order path, query, header. What the path names is there even when nothing
 * describes it; what names no segment of the path is left out, and so are names that no header can have.
 * @param given the path item's, then the operation's, which replace those of the same place and name
 */
export function readParameters(document: JsonObject, path: string, given: readonly unknown[]): SdkParameter[] {
  const inPath = new Map([...path.matchAll(/\{([^{}]+?)(\+?)\}/g)].map(([, name = '', plus]) => [name, plus === '+']))
  const described = new Map<string, JsonObject>()
  for (const value of given) {
    const parameter = referred(document, value)
    const name = textOf(parameter.name)
    const place = places.find((one) => one === parameter.in)
    if (name !== undefined && place !== undefined) described.set(`${place} ${name}`, parameter)
  }
  const wanted = [
    ...[...inPath.keys()].map((name) => ['path', name] as const),
    ...places
      .slice(1)
      .flatMap((place) =>
        [...described.values()].filter((one) => one.in === place).map(({ name }) => [place, String(name)] as const),
      ),
  ]
  const taken = new Set<string>()
  return wanted.filter(canBeSent).map(([place, name]) => {
    const parameter = described.get(`${place} ${name}`) ?? {}
    return {
      key: freeName(taken.has(name) ? `${place}.${name}` : name, taken),
      name,
      in: place,
      required: place === 'path' || parameter.required === true,
      greedy: place === 'path' && inPath.get(name) === true,
      style: textOf(parameter.style),
      explode: typeof parameter.explode === 'boolean' ? parameter.explode : undefined,
      schema: 'schema' in parameter ? parameter.schema : { type: 'string' },
      description: textOf(parameter.description) ?? textOf(asJsonObject(parameter.schema).description),
    }
  })
}

function canBeSent([place, name]: readonly [SdkParameter['in'], string]): boolean {
  if (place !== 'header') return true
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !ownHeaders.has(name.toLowerCase())
}
