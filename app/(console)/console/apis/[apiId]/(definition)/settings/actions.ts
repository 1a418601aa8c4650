'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '#server/adapters/next/form-action.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { deleteRestApi } from '#server/rest-apis/apis/delete-rest-api.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import { updateRestApi } from '#server/rest-apis/apis/update-rest-api.ts'
import { resourceArn } from '../../../../resource-arn.ts'
import { saveTags } from '../../../../save-tags.ts'

export const updateRestApiAction = runFormAction(async (context, form) => {
  const restApiId = form.text('restApiId')
  const before = await getRestApi(context, { restApiId })
  const securityPolicy = form.text('securityPolicy')
  const mode = form.text('endpointAccessMode')
  const type = form.text('endpointConfiguration.types')
  await updateRestApi.invoke(context, {
    restApiId,
    name: form.text('name'),
    description: form.nullable('description'),
    disableExecuteApiEndpoint: form.checked('disableExecuteApiEndpoint'),
    binaryMediaTypes: wordsOf(form.text('binaryMediaTypes')),
    apiKeySource: form.text('apiKeySource'),
    minimumCompressionSize: form.nullableNumber('minimumCompressionSize'),
    // What is not chosen stays AWS's own for the endpoint's type.
    ...(securityPolicy === before.securityPolicy ? {} : { securityPolicy }),
    ...(mode === (before.endpointAccessMode ?? 'NONE') ? {} : { endpointAccessMode: mode === 'NONE' ? '' : mode }),
    endpointConfiguration: {
      types: [type],
      ipAddressType: form.text('endpointConfiguration.ipAddressType'),
      vpcEndpointIds: type === 'PRIVATE' ? wordsOf(form.text('endpointConfiguration.vpcEndpointIds')) : [],
    },
  })
  return await saved()
})

export const updateTagsAction = runFormAction(async (context, form) => {
  await saveTags(context, form, resourceArn(context, `/restapis/${form.text('restApiId')}`))
  return await saved()
})

export const deleteRestApiAction = formAction(deleteRestApi, (form) => ({ restApiId: form.text('restApiId') }), {
  done: () => ({ redirectTo: '/console/apis' }),
})

function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean)
}

async function saved() {
  const t = await getTranslations('apis')
  return { message: t('settings.saved') }
}
