'use server'

import { getTranslations } from 'next-intl/server'
import { findApis } from '#components/apis/find-apis.ts'
import type { FoundOptions } from '#components/ui/search-select.tsx'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { ServiceError } from '#server/errors.ts'
import { createSampleApi } from '#server/first-start/create-sample-api.ts'
import { createProxyApi } from '#server/portals/publish/create-proxy-api.ts'
import { createRestApi } from '#server/rest-apis/apis/create-rest-api.ts'
import { listApiOverviews } from '#server/rest-apis/apis/list-api-overviews.ts'

export const createProxyApiAction = formAction(createProxyApi, (form) => ({ baseUrl: form.text('baseUrl') }), {
  done: ({ restApiId }) => ({ redirectTo: `/console/apis/${restApiId}/publish/backend` }),
})

export const createBlankApiAction = formAction(createRestApi, (form) => ({ name: form.text('name') }), {
  done: ({ id }) => ({ redirectTo: `/console/apis/${id}/resources` }),
})

export const createSampleApiAction = formAction(createSampleApi, () => ({}), {
  done: ({ id }) => ({ redirectTo: `/console/apis/${id}/publish/review` }),
})

/** With nothing chosen, the operation would say that it knows no API with an empty identifier. */
export const cloneApiAction = runFormAction(async (context, form) => {
  const cloneFrom = form.text('cloneFrom')
  const cloned = createRestApi.invoke(context, { name: form.text('name'), cloneFrom })
  const { id } = await (cloneFrom === '' ? cloned.catch(chooseFirst) : cloned)
  return { redirectTo: `/console/apis/${id}/resources` }
})

/** What else is wrong is said too. */
async function chooseFirst(error: unknown): Promise<never> {
  if (!(error instanceof ServiceError) || error.failure === 'ForbiddenException') throw error
  const message = (await getTranslations('publish.start'))('cloneChoose')
  throw new ServiceError('BadRequestException', message, { fields: { ...error.fields, cloneFrom: message } })
}

/** APIs that fit what is typed, by name: for a choice of one. */
export async function findApisAction(text: string): Promise<FoundOptions> {
  const all = await listApiOverviews(await currentContext(), {})
  const found = findApis(all, { q: text.slice(0, 200), type: '', state: '', tag: '' }, 'name', false)
  const options = found.slice(0, 20).map(({ id, name }) => ({ value: id, label: name, help: id }))
  return { options, hasMore: found.length > options.length }
}
