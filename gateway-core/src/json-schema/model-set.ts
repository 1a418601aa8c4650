import type { ApiSnapshot } from '../snapshot.ts'
import { compileSchema } from './compile-schema.ts'
import { type Check, isObject, member } from './keyword.ts'
import { BrokenSchema } from './validation-run.ts'

/** The models of an API, each parsed and compiled when it is first asked for. */
export class ModelSet {
  readonly #schemas = new Map<string, string>()
  readonly #documents = new Map<string, unknown>()
  readonly #checks = new Map<string, Check>()

  private constructor(api: ApiSnapshot) {
    for (const { name, schema } of api.models ?? []) this.#schemas.set(name, schema)
  }

  /** The one set of an API's deployment: its methods share what is compiled. */
  static of(api: ApiSnapshot): ModelSet {
    let set = sets.get(api)
    if (set === undefined) {
      set = new ModelSet(api)
      sets.set(api, set)
    }
    return set
  }

  /**
   * The check of a model.
   * @param pointer the part of its schema that is meant: a JSON pointer, empty for all of it
   * @throws BrokenSchema when there is no such model or part, or its schema is no JSON.
   */
  check(name: string, pointer = ''): Check {
    const key = `${name}#${pointer}`
    let check = this.#checks.get(key)
    if (check === undefined) {
      const document = this.#document(name)
      check = compileSchema(pointedAt(document, pointer), (ref) => this.#resolve(ref, name))
      this.#checks.set(key, check)
    }
    return check
  }

  #document(name: string): unknown {
    const known = this.#documents.get(name)
    if (known !== undefined) return known
    const text = this.#schemas.get(name)
    if (text === undefined) throw new BrokenSchema(`there is no model ${name}`)
    const document = parsed(text, name)
    this.#documents.set(name, document)
    return document
  }

  /** `#/definitions/x` of the same model, or `https://apigateway.amazonaws.com/restapis/{id}/models/{Name}`. */
  #resolve(ref: string, from: string): Check {
    const [url = '', fragment = ''] = ref.split('#', 2)
    if (url === '') return this.check(from, decoded(fragment))
    const name = /^https?:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([A-Za-z0-9]+)$/.exec(url)?.[1]
    if (name === undefined) throw new BrokenSchema(`${ref} names no model`)
    return this.check(name, decoded(fragment))
  }
}

const sets = new WeakMap<ApiSnapshot, ModelSet>()

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BrokenSchema(`the schema of model ${name} is no JSON`)
  }
}

/** RFC 6901. */
function pointedAt(document: unknown, pointer: string): unknown {
  if (pointer === '') return document
  let part: unknown = document
  for (const token of pointer.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(part)) part = /^\d+$/.test(key) ? part[Number(key)] : undefined
    else part = isObject(part) ? member(part, key) : undefined
    if (part === undefined) throw new BrokenSchema(`#${pointer} leads nowhere`)
  }
  return part
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    throw new BrokenSchema(`#${fragment} is no pointer`)
  }
}
