import { isJsonObject, type JsonObject } from '../json-object.ts'
import { InvalidDocument } from './invalid-document.ts'

const extension = 'x-amazon-apigateway-documentation'

/**
 * A document of which only the documentation is wanted, as one that can be planned whole: it needs no title, and it may
 * be the extension alone, under its name or as it is.
 */
export function documentationRoot(root: JsonObject): JsonObject {
  const info = isJsonObject(root.info) ? root.info : {}
  if (root.openapi !== undefined || root.swagger !== undefined) return { ...root, info: { title: '-', ...info } }
  const documentation = root[extension] ?? (Array.isArray(root.documentationParts) ? root : undefined)
  if (documentation === undefined) {
    const message = `There is neither an OpenAPI document nor ${extension}`
    throw new InvalidDocument([{ message }])
  }
  return { openapi: '3.0.1', info: { title: '-' }, paths: {}, [extension]: documentation }
}
