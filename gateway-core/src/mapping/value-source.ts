import type { Exchange } from '../exchange.ts'
import { compileContextVariable } from './context-variable.ts'
import { documentText } from './document-text.ts'
import { isHiddenHeader } from './hidden-headers.ts'
import { namedValues } from './named-values.ts'

/** Where a mapped parameter's value comes from. */
export interface ValueSource {
  /**
   * What must be at hand before it is asked: a body is read, and parsed by `prepareRequestDocument` or
   * `prepareResponseDocument`, only where a source needs it.
   */
  readonly reads: 'head' | 'request-body' | 'response-body'
  /** @returns undefined when this request has none: the mapping is then skipped. */
  value(exchange: Exchange): string | undefined
  /** All values, of a source that has several: a query string repeats its name. */
  values?(exchange: Exchange): readonly string[]
}

/**
 * Compiles the right side of a parameter mapping: `'static'`, `context.…`, `stageVariables.…`,
 * `method.request.{header|multivalueheader|path|querystring|multivaluequerystring}.…`, `method.request.body[.…]`,
 * `integration.response.{header|multivalueheader}.…` and `integration.response.body[.…]` (developer guide, "Parameter
 * mapping source reference"; details as recorded). A single value is the last one; several headers are joined by commas.
 * @returns undefined for what is no mapping at all.
 */
export function compileValueSource(expression: string): ValueSource | undefined {
  if (/^'[\s\S]*'$/.test(expression)) {
    const text = expression.slice(1, -1)
    return fromHead(() => text)
  }
  for (const [prefix, compile] of sources) {
    if (expression === prefix) return compile('')
    if (!expression.startsWith(`${prefix}.`)) continue
    const name = expression.slice(prefix.length + 1)
    return name === '' ? undefined : compile(name)
  }
  return undefined
}

const sources: readonly (readonly [prefix: string, compile: (name: string) => ValueSource | undefined])[] = [
  named('context', (name) => fromHead(compileContextVariable(name))),
  named('stageVariables', stageVariable),
  named('method.request.header', (name) => fromHead((exchange) => headers(exchange, name).at(-1))),
  named('method.request.multivalueheader', (name) => fromHead((exchange) => joined(headers(exchange, name)))),
  named('method.request.path', (name) => fromHead((exchange) => exchange.pathParameter(name))),
  named('method.request.querystring', (name) => fromHead((exchange) => exchange.queryValues(name).at(-1))),
  named('method.request.multivaluequerystring', (name) => ({
    reads: 'head',
    value: (exchange) => joined(exchange.queryValues(name)),
    values: (exchange) => exchange.queryValues(name),
  })),
  named('integration.response.header', (name) => fromHead((exchange) => answered(exchange, name).at(-1))),
  named('integration.response.multivalueheader', (name) => fromHead((exchange) => joined(answered(exchange, name)))),
  ['method.request.body', (path) => fromBody('request-body', ({ requestDocument }) => requestDocument, path)],
  ['integration.response.body', (path) => fromBody('response-body', ({ responseDocument }) => responseDocument, path)],
]

/** A source that is nothing without a name. */
function named(prefix: string, compile: (name: string) => ValueSource) {
  return [prefix, (name: string) => (name === '' ? undefined : compile(name))] as const
}

function fromHead(value: ValueSource['value']): ValueSource {
  return { reads: 'head', value }
}

function fromBody(
  reads: ValueSource['reads'],
  document: (exchange: Exchange) => Exchange['requestDocument'],
  path: string,
): ValueSource | undefined {
  if (path === '') return { reads, value: (exchange) => document(exchange)?.text }
  const text = documentText(path)
  if (text === undefined) return undefined
  return {
    reads,
    value: (exchange) => {
      const json = document(exchange)?.json
      return json === undefined ? undefined : text(json.value)
    },
  }
}

function stageVariable(name: string): ValueSource {
  return fromHead(({ method }) => {
    const { variables } = method.stage
    return Object.hasOwn(variables, name) ? variables[name] : undefined
  })
}

function headers({ client }: Exchange, name: string): readonly string[] {
  return isHiddenHeader(name) ? [] : namedValues(client.rawHeaders, name)
}

function answered({ integrationResponse }: Exchange, name: string): string[] {
  return integrationResponse === undefined ? [] : namedValues(integrationResponse.rawHeaders, name)
}

function joined(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(',')
}
