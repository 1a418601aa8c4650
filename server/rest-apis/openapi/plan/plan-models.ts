import { modelContentTypeKey } from '../export/model-content-type.ts'
import { isJsonObject } from '../json-object.ts'
import type { DefinitionPlan } from './definition-plan.ts'
import { dereference, targetOf } from './dereference.ts'
import { modelNames } from './model-names.ts'
import { childOf, membersOf, type Place, type Reading, report, textAt } from './reading.ts'
import { translateSchema } from './translate-schema.ts'

/** The models that a document becomes: its named schemas, and those that bodies spell out in place. */
export interface Models {
  /** The URL by which one model's schema refers to another; a schema that has no name yet becomes a model. */
  referenceTo(reference: string, pointer: string): string | undefined
  /** The name of the model of a body's schema. `suggestion` names it when the schema has no name of its own. */
  nameFor(schema: Place, contentType: string, suggestion: string): string | undefined
  /** The name of the model that a reference into the document means; undefined when there is none. */
  known(reference: string): string | undefined
  /** The URL by which schemas refer to the model of this name. */
  urlOf(name: string): string
  /** A schema in place, in draft 4, with references to models. */
  translate(schema: Place): unknown
  finish(): DefinitionPlan['models']
}

/** Reads the named schemas. `restApiId` is part of the URL by which models refer to each other. */
export function planModels(reading: Reading, restApiId: string): Models {
  const byPointer = new Map<string, string>()
  const byText = new Map<string, string>()
  const takeName = modelNames()
  const planned = new Map<string, DefinitionPlan['models'][number]>()
  const waiting: Place[] = []
  const urlOf = (name: string) => `https://apigateway.amazonaws.com/restapis/${restApiId}/models/${name}`

  const claim = (place: Place, wanted: string): string => {
    const name = takeName(wanted)
    byPointer.set(place.pointer, name)
    waiting.push(place)
    return name
  }
  const models: Models = {
    referenceTo(reference, pointer) {
      const known = byPointer.get(reference.slice(1))
      if (known) return urlOf(known)
      const target = targetOf(reading, reference, pointer)
      if (!target) return undefined
      return urlOf(byPointer.get(target.pointer) ?? claim(target, nameOf(target.pointer)))
    },
    nameFor(schema, contentType, suggestion) {
      const reference = isJsonObject(schema.value) && onlyMember(schema.value, '$ref')
      if (typeof reference === 'string')
        return models.referenceTo(reference, `${schema.pointer}/$ref`)?.split('/').pop()
      const text = JSON.stringify(models.translate(schema))
      const same = byText.get(`${contentType} ${text}`)
      if (same) return same
      const name = takeName(arrayName(text) ?? titleOf(schema) ?? suggestion)
      byText.set(`${contentType} ${text}`, name)
      planned.set(name, { name, contentType, schema: text, ...descriptionOf(schema) })
      return name
    },
    known: (reference) => byPointer.get(reference.slice(1)),
    urlOf,
    translate: (schema) => translateSchema(reading, models, schema),
    finish() {
      for (let place = waiting.shift(); place; place = waiting.shift()) {
        const name = byPointer.get(place.pointer) ?? ''
        const schema = JSON.stringify(models.translate(place))
        const contentType = textAt(reading, childOf(place, modelContentTypeKey)) ?? 'application/json'
        planned.set(name, { name, contentType, schema, ...descriptionOf(place) })
      }
      return [...planned.values()]
    },
  }
  for (const [key, place] of membersOf(reading, namedSchemas(reading))) {
    // A chain of references that never arrives anywhere is found here.
    dereference(reading, place)
    const name = claim(place, key)
    const renamed = name === key ? '' : ` as "${name}": the name of a model has letters and digits only`
    report(reading, name === key ? 'kept' : 'translated', place.pointer, `Model ${key}${renamed}`, {
      target: { kind: 'models' },
    })
  }
  return models
}

function namedSchemas(reading: Reading): Place {
  return reading.dialect === '2.0'
    ? childOf(reading.root, 'definitions')
    : childOf(childOf(reading.root, 'components'), 'schemas')
}

/** The last keys of a pointer, as words. */
function nameOf(pointer: string): string {
  return pointer.split('/').slice(-2).join('-')
}

/** AWS names a list of `Pet`s `ArrayOfPet`. */
function arrayName(text: string): string | undefined {
  const item = /^\{"type":"array","items":\{"\$ref":"[^"]*\/models\/([A-Za-z0-9]+)"\}\}$/.exec(text)?.[1]
  return item && `ArrayOf${item}`
}

function titleOf(schema: Place): string | undefined {
  const { value } = childOf(schema, 'title')
  return typeof value === 'string' && /[A-Za-z0-9]/.test(value) ? value : undefined
}

function descriptionOf(schema: Place): { description?: string } {
  const { value } = childOf(schema, 'description')
  return typeof value === 'string' && value !== '' ? { description: value } : {}
}

function onlyMember(object: Record<string, unknown>, key: string): unknown {
  return Object.keys(object).length === 1 ? object[key] : undefined
}
