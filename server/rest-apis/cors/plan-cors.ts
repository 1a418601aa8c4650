import type { MethodRow } from '../methods/method.ts'
import type { PlacedMethod } from '../methods/placed-methods.ts'
import {
  answerHeaders,
  type CorsHeaders,
  noAnswerHeaders,
  preflightHeaders,
  setResponseHeaders,
} from './cors-headers.ts'
import { answer200, corsMethod, isCorsMethod } from './cors-method.ts'
import type { CorsSettings } from './cors-settings.ts'
import { allowedOrigin, answersOf, readCors } from './read-cors.ts'

/** For which methods, and over what. */
export interface CorsScope {
  /** Only these methods, by verb; all without it. Headers are taken away from the others of the same resource. */
  methods?: readonly string[] | undefined
  /** What allows another origin, every OPTIONS method that is not ours, and what ours says beside the verbs, stays. */
  keepsOthers?: boolean
}

/** What enabling CORS came to. Methods are named `GET /pets`. */
export interface CorsOutcome {
  /** Whose preflights are answered now. */
  resources: number
  /** Methods whose answers have the headers now. */
  methods: number
  /** Their answers go through as they are: the backend has to send the headers itself. */
  proxied: string[]
  /** They have no integration, or no integration response, that could carry a header. */
  unanswered: string[]
  /** OPTIONS methods that a backend answers: it has to allow the preflight. */
  ownPreflights: string[]
}

/** The methods that change so that browsers may call these, and what came of it. Those of one resource stand together. */
export function planCors(
  rows: readonly PlacedMethod[],
  settings: CorsSettings,
  scope: CorsScope,
): { changed: MethodRow[]; outcome: CorsOutcome } {
  const outcome: CorsOutcome = { resources: 0, methods: 0, proxied: [], unanswered: [], ownPreflights: [] }
  const changed = [...Map.groupBy(rows, ({ resourceId }) => resourceId).values()].flatMap((methods) =>
    planResource(methods, settings, scope, outcome),
  )
  return { changed, outcome }
}

function planResource(
  rows: readonly PlacedMethod[],
  wanted: CorsSettings,
  { methods, keepsOthers = false }: CorsScope,
  outcome: CorsOutcome,
): MethodRow[] {
  const isChosen = ({ httpMethod }: MethodRow) => methods === undefined || methods.includes(httpMethod)
  const called = rows.filter(({ httpMethod }) => httpMethod !== 'OPTIONS')
  const [first] = called
  const verbs = called.filter(isChosen).map(({ httpMethod }) => httpMethod)
  if (!first || verbs.length === 0) return []
  const before = rows.find(({ httpMethod }) => httpMethod === 'OPTIONS')
  if (keepsOthers && before && !isCorsMethod(before)) return []
  const settings = (keepsOthers && readCors(before, called)) || wanted
  const preflight = planPreflight(before, first, settings, verbs)
  if (preflight) outcome.resources += 1
  else outcome.ownPreflights.push(`OPTIONS ${first.path}`)
  const answers = called.map((row) => {
    if (!isChosen(row)) return withHeaders(row, noAnswerHeaders)
    const origin = allowedOrigin(row)
    if (keepsOthers && origin !== undefined && origin !== settings.allowOrigin) return undefined
    return planAnswer(row, answerHeaders(settings), outcome)
  })
  return [preflight, ...answers].filter((row) => row !== undefined)
}

/** Undefined where a backend answers OPTIONS. A preflight carries neither key nor credentials, so none are asked for. */
function planPreflight(
  before: MethodRow | undefined,
  { restApiId, resourceId }: MethodRow,
  settings: CorsSettings,
  verbs: readonly string[],
): MethodRow | undefined {
  const made = corsMethod(resourceId, verbs, settings)
  const open = { authorizationType: 'NONE', authorizerId: null, authorizationScopes: null, apiKeyRequired: false }
  if (!before) return { ...nothingElse, restApiId, resourceId, ...open, ...made }
  const { integration, methodResponses } = before
  if (integration && integration.type !== 'MOCK') return undefined
  if (!integration || Object.keys(integration.integrationResponses).length === 0) return { ...before, ...open, ...made }
  const hasTemplate = Object.keys(integration.requestTemplates ?? {}).length > 0
  const asked = hasTemplate ? integration : { ...integration, requestTemplates: answer200 }
  const headers = preflightHeaders(settings, verbs)
  return { ...before, ...open, ...setResponseHeaders({ methodResponses, integration: asked }, headers) }
}

const nothingElse = { operationName: null, requestValidatorId: null, requestParameters: null, requestModels: null }

function planAnswer(row: PlacedMethod, headers: CorsHeaders, outcome: CorsOutcome): MethodRow | undefined {
  const name = `${row.httpMethod} ${row.path}`
  const kind = answersOf(row)
  if (kind === 'proxied') outcome.proxied.push(name)
  else if (kind === 'none') outcome.unanswered.push(name)
  else outcome.methods += 1
  return withHeaders(row, headers)
}

/** Undefined for a method whose answers are not the gateway's to change. */
export function withHeaders(row: PlacedMethod, headers: CorsHeaders): MethodRow | undefined {
  const { path: _, integration, methodResponses, ...others } = row
  if (!integration || answersOf(row) !== 'mapped') return undefined
  return { ...others, ...setResponseHeaders({ methodResponses, integration }, headers) }
}
