import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { documentationParts } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { indexDocumentation, parseProperties } from './documentation-index.ts'
import { isOfMethod, readExampleParts, withoutExample } from './example-parts.ts'
import { exampleName, examplePlace } from './method-example.ts'

/**
 * Takes an example from a method. A part that then says nothing of its own, or only what it would inherit, is taken away
 * with it.
 */
export const deleteMethodExample = command({
  name: 'DeleteMethodExample',
  permission: 'apis:write',
  input: z.object({ ...examplePlace, name: exampleName }),
  async run(context, { restApiId, name, ...place }) {
    await changeRestApi(context, restApiId)
    const parts = await readExampleParts(context, restApiId, place.path)
    const index = indexDocumentation(parts)
    let isFound = false
    for (const part of parts.filter((each) => isOfMethod(each, place))) {
      const left = withoutExample(parseProperties(part.properties), name)
      if (left === undefined) continue
      isFound = true
      const where = and(eq(documentationParts.restApiId, restApiId), eq(documentationParts.id, part.id))
      const { content: _content, ...inherited } = parseProperties(index.inherited(part.location)?.properties ?? '{}')
      const saysNothing = Object.keys(left).length === 0 || JSON.stringify(left) === JSON.stringify(inherited)
      if (saysNothing) await context.db.delete(documentationParts).where(where)
      else
        await context.db
          .update(documentationParts)
          .set({ properties: JSON.stringify(left) })
          .where(where)
    }
    if (!isFound) throw new ServiceError('NotFoundException', 'Invalid example name specified')
    return { name, ...place }
  },
  audit: ({ name, path, httpMethod }, { restApiId }) => ({
    resource: `/restapis/${restApiId}/documentation/examples`,
    detail: { path, method: httpMethod, name },
  }),
})
