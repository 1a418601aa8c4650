import { objectOf } from '../catalogue/merge-documents.ts'
import { exampleOf, firstExample, resolve } from '../try/example-of.ts'
import { detailedOperations, type TryOperation } from '../try/try-operations.ts'

/** One answer that the document promises. */
export interface ReadResponse {
  /** `200`, `4XX`, `default`. */
  readonly status: string
  readonly description: string
  readonly contentType: string | undefined
  /** JSON or other text, indented; undefined when the document shows none. */
  readonly example: string | undefined
}

/** An operation as a page of text needs it. */
export interface ReadOperation extends TryOperation {
  readonly responses: readonly ReadResponse[]
}

type Document = Readonly<Record<string, unknown>>

/** All operations of a product's document with their parameters, examples and responses. */
export function readOperations(document: Document): ReadOperation[] {
  return detailedOperations(document).map(({ operation, source }) => ({
    ...operation,
    responses: Object.entries(objectOf(source.responses)).map(([status, value]) =>
      responseOf(document, status, resolve(document, value) ?? {}),
    ),
  }))
}

function responseOf(document: Document, status: string, response: Document): ReadResponse {
  const content = Object.entries(objectOf(response.content))
  const [contentType, media] = content.find(([type]) => /json/i.test(type)) ?? content[0] ?? []
  const holder = objectOf(media)
  const example = firstExample(document, holder) ?? exampleOf(document, holder.schema)
  return {
    status,
    description: typeof response.description === 'string' ? response.description : '',
    contentType,
    example: example === undefined ? undefined : exampleText(example),
  }
}

function exampleText(example: unknown): string {
  return typeof example === 'string' ? example : JSON.stringify(example, undefined, 2)
}
