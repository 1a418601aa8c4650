import { type OpenApiDocument, objectOf, stageExtension } from '../catalogue/merge-documents.ts'
import { openApi31 } from './openapi-31.ts'

/** A product's document as a file: without what only the try pane reads, in OpenAPI 3.0 or 3.1. */
export function downloadDocument(document: OpenApiDocument, version: '3.0' | '3.1'): OpenApiDocument {
  const paths = Object.fromEntries(
    Object.entries(objectOf(document.paths)).map(([path, value]) => {
      const { [stageExtension]: _, ...item } = objectOf(value)
      return [path, item]
    }),
  )
  const plain = { ...document, paths }
  return version === '3.1' ? openApi31(plain) : plain
}
