import { getTags } from '#server/tagging/get-tags.ts'
import { tagResource } from '#server/tagging/tag-resource.ts'
import { untagResource } from '#server/tagging/untag-resource.ts'
import { type Route, route } from '../route.ts'
import { list, map, page, query, required, string, structure } from '../shape.ts'

const path = '/tags/{resourceArn}'

export const tagRoutes: readonly Route[] = [
  route(getTags, { verb: 'GET', path, status: 200, input: { ...page }, output: structure({ tags: map(string) }) }),
  route(tagResource, { verb: 'PUT', path, status: 204, input: { tags: required(map(string)) } }),
  route(untagResource, { verb: 'DELETE', path, status: 204, input: { tagKeys: required(query(list(string))) } }),
]
