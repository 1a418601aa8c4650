import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { renderSample, type TemplateEvaluation } from './render-sample.ts'
import { templateSampleInput } from './template-sample.ts'

export type { TemplateEvaluation, TemplateProblem, TemplateValue } from './render-sample.ts'

/** Renders a mapping template for a sample request with the data plane's own engine and limits. Changes nothing. */
export const evaluateTemplate = query({
  name: 'EvaluateTemplate',
  permission: 'apis:read',
  input: z.object({
    restApiId: z.string(),
    /** Longer than AWS's limit too: the engine says so. */
    template: z.string().max(400 * 1024),
    sample: templateSampleInput,
  }),
  async run(context, { restApiId, template, sample }): Promise<TemplateEvaluation> {
    await findRestApi(context, restApiId)
    return renderSample(template, sample)
  },
})
