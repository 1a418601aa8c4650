import type { TemplateScopeDescription } from '#server/rest-apis/integrations/describe-template-scope.ts'
import type { TemplateEvaluation } from '#server/rest-apis/integrations/evaluate-template.ts'
import type { TemplateSample } from '#server/rest-apis/integrations/template-sample.ts'

/** Renders a template for a sample on the server. */
export type EvaluateTemplate = (input: {
  restApiId: string
  template: string
  sample: TemplateSample
}) => Promise<{ result: TemplateEvaluation } | { refused: string }>

/** Writes a template that makes what a model describes. */
export type ModelTemplate = (input: { restApiId: string; modelName: string }) => Promise<string>

/** What editors of templates need of the API around them. */
export interface TemplateTools {
  restApiId: string
  scope: TemplateScopeDescription
  /** Names of models from which a template can be made. */
  models: readonly string[]
  evaluate: EvaluateTemplate
  modelTemplate: ModelTemplate
}
