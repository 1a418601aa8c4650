import { z } from 'zod'
import { query } from '../operation.ts'
import { pageInput } from '../paging.ts'
import { findTaggableResource } from './taggable-resource.ts'

/**
 * All tags of the object at once: AWS does not support paging here either.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetTags.html
 */
export const getTags = query({
  name: 'GetTags',
  permission: 'tags:read',
  input: z.object({ resourceArn: z.string(), ...pageInput }),
  async run(context, { resourceArn }): Promise<{ tags: Record<string, string> }> {
    const { tags } = await findTaggableResource(context, resourceArn)
    return { tags }
  },
})
