import { z } from 'zod'
import { command } from '../operation.ts'
import { changeTags } from './taggable-resource.ts'

/** Takes tags away; one that is not there is none. https://docs.aws.amazon.com/apigateway/latest/api/API_UntagResource.html */
export const untagResource = command({
  name: 'UntagResource',
  permission: 'tags:write',
  input: z.object({ resourceArn: z.string(), tagKeys: z.array(z.string().max(128)).max(50) }),
  run(context, { resourceArn, tagKeys }) {
    const gone = new Set(tagKeys)
    return changeTags(context, resourceArn, (before) =>
      Object.fromEntries(Object.entries(before).filter(([key]) => !gone.has(key))),
    )
  },
  audit: ({ path }, { tagKeys }) => ({ resource: path, detail: { tagKeys } }),
})
