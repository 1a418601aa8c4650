import type { PlannedMethod } from './definition-plan.ts'
import { planBody } from './plan-body.ts'
import type { DocumentationPlan } from './plan-documentation.ts'
import { planIntegration } from './plan-integration.ts'
import { declareResponses } from './plan-integration-responses.ts'
import type { Models } from './plan-models.ts'
import { planParameters } from './plan-parameters.ts'
import type { PlannedPath } from './plan-paths.ts'
import { planResponses } from './plan-responses.ts'
import type { SecurityPlan } from './plan-security.ts'
import { readParameters, readRequestBody, readSwaggerBody } from './read-parameters.ts'
import { readTexts } from './read-texts.ts'
import { addProblem, childOf, membersOf, type Place, type Reading, report, textAt } from './reading.ts'

/** What the methods of one import share. */
export interface MethodPlanning {
  reading: Reading
  models: Models
  documentation: DocumentationPlan
  security: SecurityPlan
  /** Names of the request validators of the document. */
  validators: ReadonlySet<string>
}

/** The place of a method in the document and in the API. */
export interface MethodSource {
  path: PlannedPath
  httpMethod: string
  operation: Place
  /** What models of its bodies are called: `GetPet`. */
  modelName: string
}

/** One operation of a document as a method, with the documentation of all its parts. */
export function planMethod(planning: MethodPlanning, path: PlannedPath, httpMethod: string, operation: Place) {
  const { reading, documentation, security } = planning
  membersOf(reading, operation)
  const operationName = textAt(reading, childOf(operation, 'operationId'))
  const source: MethodSource = {
    path,
    httpMethod,
    operation,
    modelName: capitalised(operationName ?? `${httpMethod.toLowerCase()} ${path.path}`),
  }
  const target = { kind: 'method' as const, path: path.path, httpMethod }
  const { parameters, swaggerBody } = readParameters(reading, path.place, operation)
  const body =
    reading.dialect === '2.0' ? readSwaggerBody(reading, operation, swaggerBody) : readRequestBody(reading, operation)
  documentation.add(
    { type: 'METHOD', path: path.path, method: httpMethod },
    readTexts(reading, operation, operationTexts),
  )
  const method: PlannedMethod = {
    path: path.path,
    httpMethod,
    ...security.of(operation),
    operationName,
    requestValidator: validatorOf(planning, operation),
    requestParameters: planParameters(planning, source, parameters),
    requestModels: planBody(planning, source, body),
    methodResponses: planResponses(planning, source),
    integration: planIntegration(reading, operation, { httpMethod, renames: path.renames, target }),
  }
  declareResponses(method.methodResponses, method.integration)
  report(reading, 'kept', operation.pointer, `${httpMethod} ${path.path}`, { target })
  reportLeftOut(reading, operation, target)
  return method
}

const operationTexts = {
  summary: 'text',
  description: 'text',
  tags: 'texts',
  externalDocs: 'object',
  deprecated: 'flag',
} as const

/** The operation's own validator, or the document's. */
function validatorOf({ reading, validators }: MethodPlanning, operation: Place): string | undefined {
  const key = 'x-amazon-apigateway-request-validator'
  const own = childOf(operation, key)
  const place = own.value === undefined ? childOf(reading.root, key) : own
  const name = textAt(reading, place)
  if (name === undefined || validators.has(name)) return name
  addProblem(reading, place.pointer, `"${name}" is not among x-amazon-apigateway-request-validators`)
  return undefined
}

const read = new Set(['auth', 'integration', 'request-validator', 'any-method'].map((n) => `x-amazon-apigateway-${n}`))

const leftOut: Record<string, string> = {
  callbacks: 'Left out: callbacks are calls that the backend makes itself',
  servers: 'This operation has a server of its own: give it its own backend after the import',
}

function reportLeftOut(
  reading: Reading,
  operation: Place,
  target: { kind: 'method'; path: string; httpMethod: string },
): void {
  for (const [key, place] of membersOf(reading, operation)) {
    const isUnknownExtension = key.startsWith('x-amazon-apigateway-') && !read.has(key)
    const message = isUnknownExtension ? `Left out: "${key}" is not known` : leftOut[key]
    if (!message || (Array.isArray(place.value) && place.value.length === 0)) continue
    report(reading, 'attention', place.pointer, message, { target, ...(key === 'servers' ? {} : { lost: true }) })
  }
}

function capitalised(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
