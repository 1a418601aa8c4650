import type { MethodKey } from '#components/apis/method-request-form.tsx'
import type { TemplateTools } from '#components/apis/template-tools.ts'
import type { Context } from '#server/context.ts'
import { describeTemplateScope } from '#server/rest-apis/integrations/describe-template-scope.ts'
import { evaluateTemplateAction, modelTemplateAction } from './template-actions.ts'

/** What the editors of a method's templates need. */
export async function templateTools(
  context: Context,
  key: MethodKey,
  models: readonly string[],
): Promise<TemplateTools> {
  return {
    restApiId: key.restApiId,
    scope: await describeTemplateScope(context, key),
    models,
    evaluate: evaluateTemplateAction,
    modelTemplate: modelTemplateAction,
  }
}
