'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '#server/adapters/next/form-action.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { ServiceError } from '#server/errors.ts'
import { createModel } from '#server/rest-apis/models/create-model.ts'
import { deleteModel } from '#server/rest-apis/models/delete-model.ts'
import { updateModel } from '#server/rest-apis/models/update-model.ts'

export const createModelAction = runFormAction(async (context, form) => {
  const restApiId = form.text('restApiId')
  const { name } = await atItsField(
    createModel.invoke(context, {
      restApiId,
      name: form.text('name'),
      contentType: form.text('contentType'),
      description: form.optional('description'),
      schema: form.verbatim('schema'),
    }),
  )
  return { redirectTo: `/console/apis/${restApiId}/models/${name}` }
})

export const updateModelAction = runFormAction(async (context, form) => {
  await atItsField(
    updateModel.invoke(context, {
      restApiId: form.text('restApiId'),
      modelName: form.text('modelName'),
      description: form.nullable('description'),
      schema: form.verbatim('schema'),
    }),
  )
  return { message: (await getTranslations('models'))('actions.saved') }
})

export const deleteModelAction = formAction(
  deleteModel,
  (form) => ({ restApiId: form.text('restApiId'), modelName: form.text('modelName') }),
  { done: (_output, form) => ({ redirectTo: `/console/apis/${form.text('restApiId')}/models` }) },
)

/** What AWS's texts are about, as a form shows it: the schema, without the frame of AWS's validation, or the name. */
async function atItsField<Output>(changed: Promise<Output>): Promise<Output> {
  try {
    return await changed
  } catch (error) {
    if (!(error instanceof ServiceError) || Object.keys(error.fields).length > 0) throw error
    const { failure, message } = error
    if (failure === 'ConflictException' && message.startsWith('Model name')) {
      throw new ServiceError(failure, message, { fields: { name: message } })
    }
    const [, errors] = /errors : \[(.*)\]$/s.exec(message) ?? []
    const reason = errors?.replaceAll('Invalid model schema specified. ', '')
    if (reason === undefined && !/^Model schema|^Invalid model/.test(message)) throw error
    throw new ServiceError(failure, message, { fields: { schema: reason ?? message } })
  }
}
