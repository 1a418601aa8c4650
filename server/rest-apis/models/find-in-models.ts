import { isJsonObject, ownMember } from '../openapi/json-object.ts'
import type { Model } from './model.ts'
import type { FindSchema, FoundSchema } from './schema-example.ts'

const canonical = /^https?:\/\/apigateway\.amazonaws\.com\/restapis\/[^/#]+\/models\/([A-Za-z0-9]+)(#.*)?$/

/** The name of the model that a reference in AWS's canonical form leads to, and the pointer behind it. */
export function modelReference(reference: string): { name: string; pointer: string } | undefined {
  const [, name, pointer = '#'] = canonical.exec(reference) ?? []
  return name === undefined ? undefined : { name, pointer }
}

/** Looks references up in the models of an API; a document is the name of a model. Each is parsed when first asked for. */
export function findInModels(models: readonly Pick<Model, 'name' | 'schema'>[]): FindSchema {
  const texts = new Map(models.map(({ name, schema }) => [name, schema]))
  const parsed = new Map<string, unknown>()
  const documentOf = (name: string): unknown => {
    if (!parsed.has(name)) parsed.set(name, parse(texts.get(name)))
    return parsed.get(name)
  }
  return (reference, within): FoundSchema | undefined => {
    const { name, pointer } = reference.startsWith('#')
      ? { name: within, pointer: reference }
      : (modelReference(reference) ?? { name: '', pointer: '#' })
    const schema = pointedAt(documentOf(name), pointer)
    return schema === undefined ? undefined : { schema, within: name }
  }
}

/** What a JSON pointer in a fragment leads to (RFC 6901); undefined when it leads nowhere. */
export function pointedAt(document: unknown, fragment: string): unknown {
  let current = document
  for (const part of fragment.slice(1).split('/').slice(1)) {
    const name = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(current)) current = /^\d{1,6}$/.test(name) ? current[Number(name)] : undefined
    else current = isJsonObject(current) ? ownMember(current, name) : undefined
  }
  return current
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
