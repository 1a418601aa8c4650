import { z } from 'zod'

/** A request to a method and the answer that it got, under a name. OpenAPI has them as `examples` of that name. */
export interface MethodExample {
  name: string
  summary?: string
  /** By name, as they are written in a request. */
  pathParameters: Record<string, string>
  query: Record<string, string>
  headers: Record<string, string>
  body?: ExampleBody
  response?: ExampleBody & {
    /** `*` for an answer whose status the method does not declare. */
    statusCode: string
  }
}

export interface ExampleBody {
  contentType: string
  text: string
}

/** Names that stay in the order in which they were saved: numbers alone would not. */
export const exampleName = z
  .string()
  .regex(/^\p{L}[\p{L}\p{N} ._()-]{0,63}$/u, 'begins with a letter and has 64 letters, digits, spaces or ._()- at most')

const values = z.record(z.string().max(256), z.string().max(8192))
const body = z.object({
  contentType: z.string().regex(/^[\w.+-]{1,100}\/[\w.+*-]{1,100}(;.{1,100})?$/, 'is no media type'),
  text: z.string().max(100_000, 'must have 100,000 characters or fewer'),
})

/** A `MethodExample` as it is given. */
export const methodExampleInput = {
  name: exampleName,
  summary: z.string().max(1024).optional(),
  pathParameters: values.default({}),
  query: values.default({}),
  headers: values.default({}),
  body: body.optional(),
  response: body.extend({ statusCode: z.string().regex(/^([1-5]\d\d|\*)$/, 'is no status') }).optional(),
}

/** Where a method is: its examples stay with the path and the verb, as documentation does. */
export const examplePlace = {
  restApiId: z.string(),
  path: z.string().max(2048).startsWith('/'),
  httpMethod: z.string().max(16),
}
