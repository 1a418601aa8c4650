import type { DefinitionPlan, PlannedEntry, PlannedMethod } from '../plan/definition-plan.ts'
import { InvalidDocument } from '../plan/invalid-document.ts'
import { parseDocument } from '../plan/parse-document.ts'
import { type PlanOptions, planDefinition } from '../plan/plan-definition.ts'

/** The plan of a document written as YAML. Without a version of its own it is OpenAPI 3.0.3 with a title. */
export function planOf(yaml: string, options: Partial<PlanOptions> = {}): DefinitionPlan {
  const text = /^\s*(openapi|swagger):/.test(yaml) ? yaml : `openapi: 3.0.3\ninfo: {title: Test, version: '1'}\n${yaml}`
  const { root, remarks } = parseDocument(new TextEncoder().encode(text))
  return planDefinition(root, { restApiId: 'api', basePath: 'ignore', ignoreDocumentation: false, remarks, ...options })
}

/** What is wrong with a document, each as `place: message`. */
export function problemsOf(yaml: string): string[] {
  try {
    planOf(yaml)
    return []
  } catch (error) {
    if (!(error instanceof InvalidDocument)) throw error
    return error.problems.map(({ pointer, line, column, message }) =>
      line === undefined ? `${pointer ?? ''}: ${message}` : `${line}:${column}: ${message}`,
    )
  }
}

/** The one method at a path. */
export function methodOf(plan: DefinitionPlan, httpMethod: string, path: string): PlannedMethod {
  const method = plan.methods.find((one) => one.httpMethod === httpMethod && one.path === path)
  if (!method) throw new Error(`No ${httpMethod} ${path} among ${plan.methods.map((one) => one.path).join(' ')}`)
  return method
}

/** The lines of the report with an outcome, each as `pointer: message`. */
export function entriesOf(plan: DefinitionPlan, outcome: PlannedEntry['outcome']): string[] {
  return plan.entries
    .filter((entry) => entry.outcome === outcome)
    .map(({ pointer, message }) => `${pointer}: ${message}`)
}

/** The JSON of a model's schema, with `model:Name` for references to models. */
export function schemaOf(plan: DefinitionPlan, name: string): unknown {
  const model = plan.models.find((one) => one.name === name)
  if (!model) throw new Error(`No model ${name} among ${plan.models.map((one) => one.name).join(' ')}`)
  return JSON.parse(model.schema.replaceAll('https://apigateway.amazonaws.com/restapis/api/models/', 'model:'))
}

/** What the documentation says at a location. */
export function documentationOf(
  plan: DefinitionPlan,
  location: Partial<DefinitionPlan['documentationParts'][number]['location']>,
): unknown {
  const wanted = Object.entries(location)
  const part = plan.documentationParts.find((one) => {
    const members = Object.entries(one.location)
    return (
      members.length === wanted.length && wanted.every(([key, value]) => Object.fromEntries(members)[key] === value)
    )
  })
  return (
    part && JSON.parse(part.properties.replaceAll('https://apigateway.amazonaws.com/restapis/api/models/', 'model:'))
  )
}
