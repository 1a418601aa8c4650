'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '#server/adapters/next/form-action.ts'
import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { createDocumentationVersion } from '#server/rest-apis/documentation/create-documentation-version.ts'
import { deleteDocumentationVersion } from '#server/rest-apis/documentation/delete-documentation-version.ts'
import { updateDocumentationVersion } from '#server/rest-apis/documentation/update-documentation-version.ts'
import { updateStage } from '#server/rest-apis/stages/update-stage.ts'

export const publishVersionAction = formAction(
  createDocumentationVersion,
  (form) => ({
    ...versionKey(form),
    description: form.optional('description'),
    stageName: form.text('stageName').startsWith('/') ? undefined : form.optional('stageName'),
  }),
  {
    done: async ({ version }) => ({
      message: (await getTranslations('documentation'))('actions.published', { version }),
    }),
  },
)

export const describeVersionAction = formAction(
  updateDocumentationVersion,
  (form) => ({ ...versionKey(form), description: form.nullable('description') }),
  { done: async () => ({ message: (await getTranslations('documentation'))('actions.saved') }) },
)

/** An empty version takes the stage's away. */
export const attachVersionAction = formAction(
  updateStage,
  (form) => ({
    restApiId: form.text('restApiId'),
    stageName: form.text('stageName'),
    documentationVersion: form.nullable('documentationVersion'),
  }),
  {
    done: async ({ stageName: stage, documentationVersion: version }) => {
      const t = await getTranslations('documentation.actions')
      return { message: version ? t('shows', { stage, version }) : t('showsNone', { stage }) }
    },
  },
)

export const deleteVersionAction = formAction(deleteDocumentationVersion, versionKey, {
  done: async (_output, form) => {
    const t = await getTranslations('documentation.actions')
    return { message: t('versionGone', { version: form.text('documentationVersion') }) }
  },
})

function versionKey(form: FormReader) {
  return { restApiId: form.text('restApiId'), documentationVersion: form.text('documentationVersion') }
}
