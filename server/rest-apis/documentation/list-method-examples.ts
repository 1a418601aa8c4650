import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { examplesIn, isOfMethod, readExampleParts } from './example-parts.ts'
import { examplePlace, type MethodExample } from './method-example.ts'

export type { MethodExample } from './method-example.ts'

/** The examples of a method, the newest first: what documents, the reference and the try pane show of it. */
export const listMethodExamples = query({
  name: 'ListMethodExamples',
  permission: 'apis:read',
  input: z.object(examplePlace),
  async run(context, { restApiId, ...place }): Promise<{ items: MethodExample[] }> {
    await findRestApi(context, restApiId)
    const parts = await readExampleParts(context, restApiId, place.path)
    return { items: examplesIn(parts.filter((part) => isOfMethod(part, place))) }
  },
})
