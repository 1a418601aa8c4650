'use server'

import { getTranslations } from 'next-intl/server'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { getTags } from '#server/tagging/get-tags.ts'
import { tagResource } from '#server/tagging/tag-resource.ts'
import { untagResource } from '#server/tagging/untag-resource.ts'
import { readPairs } from './form-pairs.ts'

/** Makes the tags of the object that `resourceArn` names those of the form. */
export const updateTagsAction = runFormAction(async (context, form) => {
  const resourceArn = form.text('resourceArn')
  const { tags: before } = await getTags(context, { resourceArn })
  const tags = Object.fromEntries(readPairs(form, 'tags'))
  const tagKeys = Object.keys(before).filter((name) => !Object.hasOwn(tags, name))
  if (tagKeys.length > 0) await untagResource.invoke(context, { resourceArn, tagKeys })
  if (Object.keys(tags).length > 0) await tagResource.invoke(context, { resourceArn, tags })
  return { message: (await getTranslations('tags'))('saved') }
})
