import {
  completeLocation,
  documentationPartTypes,
  isPartType,
  locationProblem,
} from '../../documentation/documentation-location.ts'
import { documentationVersionFields } from '../../documentation/documentation-version-fields.ts'
import { modelOf } from '../export/export-schema.ts'
import { isJsonObject } from '../json-object.ts'
import { checkContent } from './check-content.ts'
import type { DocumentationPlan } from './plan-documentation.ts'
import type { Models } from './plan-models.ts'
import {
  addProblem,
  childOf,
  itemsOf,
  membersOf,
  objectAt,
  type Place,
  type Reading,
  report,
  textAt,
} from './reading.ts'

/**
 * `x-amazon-apigateway-documentation`: raw documentation parts, which go before the texts of the document itself.
 * Gives the version under which they are to be kept, if it names one.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-documentation.html
 */
export function planDocumentationExtension(
  reading: Reading,
  documentation: DocumentationPlan,
  models: Models,
): string | undefined {
  const place = childOf(reading.root, 'x-amazon-apigateway-documentation')
  membersOf(reading, place)
  for (const part of itemsOf(reading, childOf(place, 'documentationParts'))) {
    const location = childOf(part, 'location')
    const type = textAt(reading, childOf(location, 'type'))?.toUpperCase() ?? ''
    if (!isPartType(type)) {
      addProblem(reading, childOf(location, 'type').pointer, `Must be one of ${documentationPartTypes.join(', ')}`)
      continue
    }
    const given = { type, ...locationOf(reading, location) }
    const properties = propertiesOf(reading, childOf(part, 'properties'))
    const named = Object.entries(properties).map(([key, value]) => [key, withModelUrls(models, value)])
    const problem = locationProblem(given)
    if (problem === undefined) documentation.addPart(completeLocation(given), Object.fromEntries(named))
    else report(reading, 'attention', location.pointer, `Left out: ${problem}`, { lost: true })
  }
  const version = textAt(reading, childOf(place, 'version'))
  if (version === undefined || documentationVersionFields.documentationVersion.safeParse(version).success) {
    return version
  }
  addProblem(reading, childOf(place, 'version').pointer, 'Must be 1 to 64 characters without slashes')
  return undefined
}

/** What names a model in the document, or in the API that it was exported from, names it by its URL in this API. */
function withModelUrls(models: Models, value: unknown): unknown {
  if (typeof value === 'string') {
    const name = modelOf(value)
    const own =
      name === undefined ? models.known(value) : schemaPaths.map((path) => models.known(path + name)).find(Boolean)
    return own === undefined ? value : models.urlOf(own)
  }
  if (Array.isArray(value)) return value.map((item) => withModelUrls(models, item))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withModelUrls(models, member)]))
}

const schemaPaths = ['#/components/schemas/', '#/definitions/']

function locationOf(reading: Reading, location: Place): Record<string, string> {
  const keys = ['path', 'method', 'statusCode', 'name']
  return Object.fromEntries(
    keys.flatMap((key): [string, string][] => {
      const text = textAt(reading, childOf(location, key))
      return text === undefined ? [] : [[key, text]]
    }),
  )
}

/** An object in the extension, its JSON text elsewhere: both are read. */
function propertiesOf(reading: Reading, place: Place): Record<string, unknown> {
  if (typeof place.value !== 'string') return objectAt(reading, place)
  const value = parsed(place.value)
  if (value === undefined) {
    addProblem(reading, place.pointer, 'Must be an object, or the JSON text of one')
    return {}
  }
  // The document was checked before this text in it was read.
  checkContent(value)
  return objectAt(reading, { ...place, value })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
