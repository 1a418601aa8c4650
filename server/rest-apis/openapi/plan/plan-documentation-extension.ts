import type { DocumentationPlan } from './plan-documentation.ts'
import { addProblem, childOf, itemsOf, membersOf, objectAt, type Place, type Reading, textAt } from './reading.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationPartLocation.html */
const types = [
  'API',
  'AUTHORIZER',
  'MODEL',
  'RESOURCE',
  'METHOD',
  'PATH_PARAMETER',
  'QUERY_PARAMETER',
  'REQUEST_HEADER',
  'REQUEST_BODY',
  'RESPONSE',
  'RESPONSE_HEADER',
  'RESPONSE_BODY',
]

/**
 * `x-amazon-apigateway-documentation`: raw documentation parts, which go before the texts of the document itself.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-documentation.html
 */
export function planDocumentationExtension(reading: Reading, documentation: DocumentationPlan): void {
  const place = childOf(reading.root, 'x-amazon-apigateway-documentation')
  membersOf(reading, place)
  for (const part of itemsOf(reading, childOf(place, 'documentationParts'))) {
    const location = childOf(part, 'location')
    const type = textAt(reading, childOf(location, 'type')) ?? ''
    if (!types.includes(type)) {
      addProblem(reading, childOf(location, 'type').pointer, `Must be one of ${types.join(', ')}`)
      continue
    }
    documentation.add({ type, ...locationOf(reading, location) }, propertiesOf(reading, childOf(part, 'properties')))
  }
}

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
  try {
    return objectAt(reading, { ...place, value: JSON.parse(place.value) })
  } catch {
    addProblem(reading, place.pointer, 'Must be an object, or the JSON text of one')
    return {}
  }
}
