import { z } from 'zod'
import { command } from '../operation.ts'
import { tagsInput } from '../tags.ts'
import { changeTags } from './taggable-resource.ts'

/** Adds tags, or gives those that are there other values. https://docs.aws.amazon.com/apigateway/latest/api/API_TagResource.html */
export const tagResource = command({
  name: 'TagResource',
  permission: 'tags:write',
  input: z.object({ resourceArn: z.string(), tags: tagsInput }),
  run: (context, { resourceArn, tags }) => changeTags(context, resourceArn, (before) => ({ ...before, ...tags })),
  audit: ({ path }, { tags }) => ({ resource: path, detail: { tags } }),
})
