'use server'

import { getTranslations } from 'next-intl/server'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { saveTags } from './save-tags.ts'

/** Makes the tags of the object that `resourceArn` names those of the form. */
export const updateTagsAction = runFormAction(async (context, form) => {
  await saveTags(context, form, form.text('resourceArn'))
  return { message: (await getTranslations('tags'))('saved') }
})
