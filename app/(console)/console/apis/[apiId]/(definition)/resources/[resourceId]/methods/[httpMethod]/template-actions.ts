'use server'

import type { EvaluateTemplate, ModelTemplate } from '#components/apis/template-tools.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { evaluateTemplate } from '#server/rest-apis/integrations/evaluate-template.ts'
import { getModelTemplate } from '#server/rest-apis/models/get-model-template.ts'

export const evaluateTemplateAction: EvaluateTemplate = async (input) => {
  const context = await currentContext()
  try {
    return { result: await evaluateTemplate.invoke(context, input) }
  } catch (error) {
    return { refused: refusedState(error, context).message ?? '' }
  }
}

export const modelTemplateAction: ModelTemplate = async (input) => {
  const { value } = await getModelTemplate.invoke(await currentContext(), input)
  return value
}
