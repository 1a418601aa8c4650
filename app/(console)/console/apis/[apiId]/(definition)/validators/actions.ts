'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '#server/adapters/next/form-action.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { ServiceError } from '#server/errors.ts'
import { createRequestValidator } from '#server/rest-apis/request-validators/create-request-validator.ts'
import { deleteRequestValidator } from '#server/rest-apis/request-validators/delete-request-validator.ts'
import { updateRequestValidator } from '#server/rest-apis/request-validators/update-request-validator.ts'

/** Makes the validator, or changes it when it has an id. A nameless one is possible on AWS's wire, but not to be found. */
export const saveValidatorAction = runFormAction(async (context, form) => {
  const t = await getTranslations('validators.actions')
  const requestValidatorId = form.optional('requestValidatorId')
  const input = {
    restApiId: form.text('restApiId'),
    name: form.text('name'),
    validateRequestBody: form.checked('validateRequestBody'),
    validateRequestParameters: form.checked('validateRequestParameters'),
  }
  if (input.name === '') {
    throw new ServiceError('BadRequestException', t('nameMissing'), { fields: { name: t('giveName') } })
  }
  if (requestValidatorId === undefined) await createRequestValidator.invoke(context, input)
  else await updateRequestValidator.invoke(context, { ...input, requestValidatorId })
  return { message: t('saved') }
})

export const deleteValidatorAction = formAction(
  deleteRequestValidator,
  (form) => ({ restApiId: form.text('restApiId'), requestValidatorId: form.text('requestValidatorId') }),
  {
    done: async ({ name }) => {
      const t = await getTranslations('validators.actions')
      return { message: t('gone', { name: name || t('theValidator') }) }
    },
  },
)
