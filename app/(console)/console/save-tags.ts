import type { FormReader } from '#server/adapters/next/form-reader.ts'
import type { Context } from '#server/context.ts'
import { getTags } from '#server/tagging/get-tags.ts'
import { tagResource } from '#server/tagging/tag-resource.ts'
import { untagResource } from '#server/tagging/untag-resource.ts'
import { readPairs } from './form-pairs.ts'

/** Makes the tags of an object those of the form. */
export async function saveTags(context: Context, form: FormReader, resourceArn: string): Promise<void> {
  const { tags: before } = await getTags(context, { resourceArn })
  const tags = Object.fromEntries(readPairs(form, 'tags'))
  const tagKeys = Object.keys(before).filter((name) => !Object.hasOwn(tags, name))
  if (tagKeys.length > 0) await untagResource.invoke(context, { resourceArn, tagKeys })
  if (Object.keys(tags).length > 0) await tagResource.invoke(context, { resourceArn, tags })
}
