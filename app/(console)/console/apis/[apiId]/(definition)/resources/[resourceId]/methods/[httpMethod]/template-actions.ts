'use server'

import { getLocale } from 'next-intl/server'
import type { EvaluateTemplate, ModelTemplate } from '#components/apis/template-tools.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { translateRefusal } from '#server/adapters/next/translate-refusal.ts'
import { evaluateTemplate } from '#server/rest-apis/integrations/evaluate-template.ts'
import { getModelTemplate } from '#server/rest-apis/models/get-model-template.ts'

export const evaluateTemplateAction: EvaluateTemplate = async (input) => {
  const context = await currentContext()
  try {
    const { problems, ...result } = await evaluateTemplate.invoke(context, input)
    const locale = await getLocale()
    const said = problems.map((each) => ({ ...each, message: translateRefusal(each.message, locale) }))
    return { result: { ...result, problems: said } }
  } catch (error) {
    return { refused: (await refusedState(error, context)).message ?? '' }
  }
}

export const modelTemplateAction: ModelTemplate = async (input) => {
  const { value } = await getModelTemplate.invoke(await currentContext(), input)
  return value
}
