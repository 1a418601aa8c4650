import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { parseProperties } from '../../documentation/documentation-index.ts'
import { completeLocation } from '../../documentation/documentation-location.ts'
import { comparePartLocations } from '../../documentation/documentation-part.ts'
import type { StageDocumentation } from '../../documentation/stage-documentation.ts'
import { isJsonObject, type JsonObject } from '../json-object.ts'
import { modelOf } from './export-schema.ts'

/**
 * `x-amazon-apigateway-documentation`: the parts themselves, in an order that does not depend on how they were made;
 * undefined when there are none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-documentation.html
 */
export function documentationExtension({ version, createdDate, parts }: StageDocumentation): JsonObject | undefined {
  if (version === undefined && parts.length === 0) return undefined
  return {
    ...(version === undefined ? {} : { version }),
    ...(createdDate === undefined ? {} : { createdDate: isoSeconds(createdDate) }),
    documentationParts: parts
      .map(({ location, properties }) => ({ location: completeLocation(location), properties }))
      .sort((left, right) => comparePartLocations(left.location, right.location))
      .map(({ location, properties }) => ({
        location: orderedLocation(location),
        properties: withDocumentReferences(parseProperties(properties)),
      })),
  }
}

/** A time as AWS writes it in documents: to the second. */
export function isoSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}

function orderedLocation({ type, path, method, statusCode, name }: DocumentationLocation): JsonObject {
  const members = Object.entries({ type, path, method, statusCode, name })
  return Object.fromEntries(members.filter(([, value]) => value !== undefined))
}

/** Schemas in documentation name models by URL, which has the id of the API in it: in a document they name them in it. */
function withDocumentReferences(value: unknown): unknown {
  if (typeof value === 'string') {
    const model = modelOf(value)
    return model === undefined ? value : `#/components/schemas/${model}`
  }
  if (Array.isArray(value)) return value.map(withDocumentReferences)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withDocumentReferences(member)]))
}
