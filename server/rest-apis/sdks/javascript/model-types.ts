import { isJsonObject, type JsonObject } from '../../openapi/json-object.ts'
import { schemaType } from './schema-type.ts'
import { capitalised, docComment, freeName, wordsOf } from './source-text.ts'

/** The named schemas of a document as types. */
export interface ModelTypes {
  /** Declarations, for the inside of a namespace. */
  readonly declarations: string
  /** The type of a schema outside of the namespace. */
  typeOf(schema: unknown, indent?: string): string
}

/** Inside the namespace that has this name in `index.d.ts`, so that a model may be called as anything else is. */
export const modelsNamespace = 'Models'

/** Every schema of `components.schemas` as one exported type; they may refer to each other in circles. */
export function modelTypes(schemas: JsonObject): ModelTypes {
  const taken = new Set<string>()
  const names = new Map<string, string>()
  for (const name of Object.keys(schemas)) names.set(name, freeName(typeName(name), taken))
  const emptyCircles = circlesOfReferences(schemas)
  const named = (reference: string): string | undefined => {
    const name = nameOf(reference)
    return name === undefined ? undefined : names.get(name)
  }
  const inside = (reference: string) => named(reference) ?? 'unknown'
  const declarations = [...names].map(([name, type]) => {
    const schema = schemas[name]
    const comment = docComment(textsOf(schema), '  ')
    return `${comment}  export type ${type} = ${emptyCircles.has(name) ? 'unknown' : schemaType(schema, inside, '  ')}\n`
  })
  const outside = (reference: string) => {
    const type = named(reference)
    return type === undefined ? 'unknown' : `${modelsNamespace}.${type}`
  }
  return {
    declarations: declarations.join('\n'),
    typeOf: (schema, indent = '') => schemaType(schema, outside, indent),
  }
}

/** Capitalised, so that it is no keyword; a first digit gets an underscore. */
function typeName(name: string): string {
  const type = wordsOf(name).map(capitalised).join('').slice(0, 100)
  return /^[A-Za-z]/.test(type) ? type : `_${type}`
}

function nameOf(reference: string): string | undefined {
  const name = /^#\/components\/schemas\/([^/]+)$/.exec(reference)?.[1]
  return name?.replaceAll('~1', '/').replaceAll('~0', '~')
}

function textsOf(schema: unknown): (string | undefined)[] {
  if (!isJsonObject(schema)) return []
  return [schema.title, schema.description].map((text) => (typeof text === 'string' ? text : undefined))
}

/**
 * The schemas that are nothing but references, choices and combinations leading back to themselves. A type cannot be
 * made of itself alone, and no value tells anything about such a schema.
 */
function circlesOfReferences(schemas: JsonObject): ReadonlySet<string> {
  const direct = new Map(Object.entries(schemas).map(([name, schema]) => [name, directReferences(schema)]))
  const state = new Map<string, 'open' | 'done'>()
  const circular = new Set<string>()
  for (const start of direct.keys()) {
    // Depth first without recursion: chains of references may be as long as there are models.
    const stack = [{ name: start, next: [...(direct.get(start) ?? [])] }]
    if (state.has(start)) continue
    state.set(start, 'open')
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const name = top.next.pop()
      if (name === undefined) {
        state.set(top.name, 'done')
        stack.pop()
      } else if (state.get(name) === 'open') circular.add(name)
      else if (!state.has(name) && direct.has(name)) {
        state.set(name, 'open')
        stack.push({ name, next: [...(direct.get(name) ?? [])] })
      }
    }
  }
  return circular
}

/** What a type would have to be, not what its members are: those may be circular. */
function directReferences(schema: unknown, depth = 0): string[] {
  if (!isJsonObject(schema) || depth > 30) return []
  if (typeof schema.$ref === 'string') {
    const name = nameOf(schema.$ref)
    return name === undefined ? [] : [name]
  }
  return [schema.allOf, schema.oneOf, schema.anyOf].flatMap((list) =>
    Array.isArray(list) ? list.flatMap((one) => directReferences(one, depth + 1)) : [],
  )
}
