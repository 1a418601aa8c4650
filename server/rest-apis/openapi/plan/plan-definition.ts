import { isJsonObject, type JsonObject } from '../json-object.ts'
import { checkContent } from './check-content.ts'
import type { DefinitionPlan, PlannedEntry } from './definition-plan.ts'
import { documentApi } from './document-api.ts'
import { InvalidDocument } from './invalid-document.ts'
import { planDocumentation } from './plan-documentation.ts'
import { planDocumentationExtension } from './plan-documentation-extension.ts'
import { planGatewayResponses } from './plan-gateway-responses.ts'
import { planMethods } from './plan-methods.ts'
import { planModels } from './plan-models.ts'
import { type BasePathMode, planPaths } from './plan-paths.ts'
import { planRequestValidators } from './plan-request-validators.ts'
import { planSecurity } from './plan-security.ts'
import { planSettings } from './plan-settings.ts'
import { basePathOf, readServers } from './read-servers.ts'
import { childOf, membersOf, type Reading, report } from './reading.ts'

export type { BasePathMode } from './plan-paths.ts'

export interface PlanOptions {
  /** Part of the URLs by which models refer to each other. */
  restApiId: string
  basePath: BasePathMode
  ignoreDocumentation: boolean
  /** Only the documentation is wanted: the document needs no title, and may be its extension alone. */
  documentationOnly?: boolean
  /** Values for what CloudFormation would have put into the document, by name. */
  substitutions?: Readonly<Record<string, string>>
  /** The longest timeout of an integration that does not stream; AWS's 29 seconds unless told. */
  longestTimeoutMs?: number
  /** What the parser noticed. */
  remarks?: readonly string[]
}

/** A document translated into rows. Throws `InvalidDocument` with everything that is wrong with it. */
export function planDefinition(root: JsonObject, options: PlanOptions): DefinitionPlan {
  checkContent(root)
  const { dialect, format } = versionOf(root)
  const { substitutions = {}, longestTimeoutMs = 29_000 } = options
  const place = { value: root, pointer: '' }
  const reading: Reading = { root: place, dialect, substitutions, longestTimeoutMs, problems: [], entries: [] }
  membersOf(reading, childOf(reading.root, 'components'))
  const settings = planSettings(reading)
  const models = planModels(reading, options.restApiId)
  const documentation = planDocumentation()
  const security = planSecurity(reading)
  const requestValidators = planRequestValidators(reading)
  const { planned, paths } = planPaths(reading, basePathOf(reading), options.basePath)
  documentApi(reading, documentation)
  const validators = new Set(requestValidators.map((validator) => validator.name))
  const methods = planMethods({ reading, models, documentation, security, validators }, planned)
  const documentationVersion = planDocumentationExtension(reading, documentation, models)
  const gatewayResponses = planGatewayResponses(reading)
  const authorizers = security.finish()
  const plannedModels = models.finish()
  reportWhole(reading, options.remarks ?? [])
  if (reading.problems.length > 0) throw new InvalidDocument(reading.problems)
  return {
    format,
    api: { ...settings, openapiExtras: { servers: root.servers, paths: planned.map(({ path }) => path) } },
    paths,
    methods,
    models: plannedModels,
    requestValidators,
    authorizers,
    gatewayResponses,
    ...(documentationVersion === undefined || options.ignoreDocumentation ? {} : { documentationVersion }),
    documentationParts: options.ignoreDocumentation ? [] : documentation.finish(),
    servers: readServers(reading),
    entries: distinct(reading.entries),
  }
}

/** A part of the document that several operations refer to is read, and reported, once for each. */
function distinct(entries: readonly PlannedEntry[]): PlannedEntry[] {
  return [...new Map(entries.map((entry) => [`${entry.outcome} ${entry.pointer} ${entry.message}`, entry])).values()]
}

function versionOf(root: JsonObject): { dialect: Reading['dialect']; format: string } {
  const given = root.openapi ?? root.swagger
  const version = typeof given === 'number' ? given.toFixed(1) : String(given)
  if (root.swagger !== undefined && version === '2.0') return { dialect: '2.0', format: 'Swagger 2.0' }
  const [, dialect] = /^(3\.[01])(\.\d+)?(-.*)?$/.exec(root.swagger === undefined ? version : '') ?? []
  if (dialect === '3.0' || dialect === '3.1') return { dialect, format: `OpenAPI ${version}` }
  const pointer = root.openapi === undefined && root.swagger !== undefined ? '/swagger' : '/openapi'
  const found = given === undefined || isJsonObject(given) ? 'has no version' : `is version "${version.slice(0, 20)}"`
  throw new InvalidDocument([
    { pointer, message: `The document ${found}. Versions 2.0, 3.0 and 3.1 can be imported: convert it to one of them` },
  ])
}

/** What is said about the document as a whole. */
function reportWhole(reading: Reading, remarks: readonly string[]): void {
  for (const remark of remarks) report(reading, 'attention', '', remark)
  const webhooks = childOf(reading.root, 'webhooks')
  if (membersOf(reading, webhooks).length > 0) {
    const message = 'Left out: webhooks are calls that the backend makes itself'
    report(reading, 'attention', webhooks.pointer, message, { lost: true })
  }
}
