import type { z } from 'zod'
import type { SimulatedAccess, simulateAccess } from '#server/rest-apis/resource-policy/simulate-access.ts'

/** The input of the operation `SimulateAccess`. */
export type SimulationQuestion = z.input<(typeof simulateAccess)['input']>

/** What a simulation came to; `fields` says what is wrong with which member. */
export type SimulationOutcome =
  | { readonly report: SimulatedAccess }
  | { readonly refused: string; readonly fields?: Readonly<Record<string, string>> }

/** Asks the server. */
export type RunSimulation = (question: SimulationQuestion) => Promise<SimulationOutcome>

/** Whose request it is. */
export type CallerKind = SimulationQuestion['caller']['kind']

/** What the page offers to choose from. */
export interface SimulationChoices {
  readonly stages: readonly string[]
  readonly methods: readonly { readonly httpMethod: string; readonly path: string }[]
  readonly apiKeys: readonly { readonly id: string; readonly name: string }[]
  readonly accessKeys: readonly { readonly id: string; readonly userName: string; readonly description?: string }[]
}

/** Reads the form of a simulation. */
export function readSimulation(
  form: FormData,
  given: { restApiId: string; of: 'draft' | 'deployed'; policy: string },
): SimulationQuestion {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const at = text('at')
  const apiKeyId = text('apiKeyId')
  return {
    restApiId: given.restApiId,
    stageName: text('stageName'),
    of: given.of,
    ...(given.of === 'draft' ? { policy: given.policy } : {}),
    httpMethod: verbOf(text('httpMethod')),
    pathWithQueryString: text('path'),
    multiValueHeaders: headersOf(form),
    sourceIp: text('sourceIp'),
    isSecure: form.has('isSecure'),
    ...(at === '' ? {} : { at: new Date(at).toISOString() }),
    caller: callerOf(text),
    ...(apiKeyId === '' || apiKeyId === noKey ? {} : { apiKeyId }),
  }
}

/** The choice of no API key: a choice cannot be empty. */
export const noKey = '-'

export const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const

function verbOf(text: string): SimulationQuestion['httpMethod'] {
  return verbs.find((verb) => verb === text) ?? 'GET'
}

function headersOf(form: FormData): Record<string, string[]> {
  const values = form.getAll('headers.value').map(String)
  const names = form.getAll('headers.name').map((name) => String(name).trim())
  const pairs = names.map((name, index) => [name, values[index] ?? ''] as const).filter(([name]) => name !== '')
  return Object.fromEntries(
    [...Map.groupBy(pairs, ([name]) => name)].map(([name, all]) => [name, all.map(([, value]) => value)]),
  )
}

function callerOf(text: (name: string) => string): SimulationQuestion['caller'] {
  const policy = text('caller.policy')
  switch (text('caller.kind')) {
    case 'member':
      return { kind: 'member', accessKeyId: text('caller.accessKeyId') }
    case 'authorizer':
      return { kind: 'authorizer', principalId: text('caller.principalId'), policy }
    case 'other-account':
      return { kind: 'other-account', userArn: text('caller.userArn'), policy }
    default:
      return { kind: 'visitor' }
  }
}

/** A path that can be called, of one with variables in it: `/pets/1` of `/pets/{id}`. */
export function callablePath(path: string): string {
  return path.replace(/\{[^}]+\}/g, '1')
}
