import type { Model } from './model.ts'

type Schemas = readonly Pick<Model, 'name' | 'schema'>[]

const reference = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([A-Za-z0-9]+)$/

/**
 * A model's schema with everything that it refers to, directly or not, in its `definitions`
 * (`GetModel`, "flatten"). References to models that do not exist stay as they are.
 */
export function flattenSchema(model: Pick<Model, 'name' | 'schema'>, all: Schemas): string {
  const byName = new Map(all.map(({ name, schema }) => [name, schema]))
  const definitions: Record<string, unknown> = {}
  const waiting: string[] = []
  const seen = new Set<string>()
  const localise = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(localise)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, localiseMember(key, member)]))
  }
  const localiseMember = (key: string, member: unknown): unknown => {
    const name = key === '$ref' && typeof member === 'string' ? reference.exec(member)?.[1] : undefined
    if (name === undefined || !byName.has(name)) return localise(member)
    if (!seen.has(name)) waiting.push(name)
    seen.add(name)
    return `#/definitions/${name}`
  }
  const root = localise(JSON.parse(model.schema))
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    definitions[name] = localise(JSON.parse(byName.get(name) ?? '{}'))
  }
  if (seen.size === 0 || typeof root !== 'object' || root === null) return JSON.stringify(root)
  const own = 'definitions' in root && typeof root.definitions === 'object' ? root.definitions : {}
  return JSON.stringify({ ...root, definitions: { ...own, ...definitions } })
}
