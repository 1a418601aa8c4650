import type { Exchange } from '../exchange.ts'

/** The most of a fact that a trace keeps, in characters. */
const mostCharacters = 2048

/**
 * What stages learn about a request apart from its four messages: the exchange's field, what it is called, and how it
 * reads. A field that a stage wrote is told by its identity.
 */
const facts: readonly (readonly [name: string, field: keyof Exchange, text: (exchange: Exchange) => string])[] = [
  ['Body', 'payload', ({ payload }) => `${payload?.length} bytes read`],
  ['Identity', 'identity', ({ identity }) => `${identity?.userArn}`],
  ['Principal', 'authorizer', ({ authorizer }) => authorizer?.principalId ?? ''],
  ['Authorizer context', 'authorizer', ({ authorizer }) => JSON.stringify(authorizer?.claims ?? authorizer?.context)],
  ['Validation error', 'validationError', ({ validationError }) => `${validationError}`],
  ['API key', 'apiKey', ({ apiKey }) => `${apiKey?.id}`],
  ['Usage plan', 'planKey', ({ planKey }) => `${planKey?.access.plan.id}`],
  ['Quota', 'quotaLease', ({ quotaLease }) => (quotaLease === undefined ? 'unit given back' : 'one unit taken')],
  ['Integration response', 'selectedResponse', ({ selectedResponse }) => selected(selectedResponse)],
]

/** The values of all fields that facts are about, to compare with later. */
export function readFacts(exchange: Exchange): readonly unknown[] {
  return facts.map(([, field]) => exchange[field])
}

/** What is new since `before`. @param redact takes secrets out. */
export function newFacts(
  before: readonly unknown[],
  exchange: Exchange,
  redact: (text: string) => string,
): { fact: string; value: string }[] {
  const found: { fact: string; value: string }[] = []
  facts.forEach(([fact, field, text], index) => {
    if (exchange[field] === before[index]) return
    const value = redact(text(exchange))
    found.push({ fact, value: value.length > mostCharacters ? `${value.slice(0, mostCharacters)}…` : value })
  })
  return found
}

function selected(response: Exchange['selectedResponse']): string {
  const pattern = response?.response.selectionPattern
  return `${response?.statusCode}, ${pattern === undefined || pattern === '' ? 'the default' : `selected by ${pattern}`}`
}
