import type { Exchange } from '../exchange.ts'
import { queryPairs } from '../routing/query-values.ts'
import { Overrides } from '../templates/overrides.ts'
import type { TemplateParameters, TemplateScope } from '../templates/template.ts'
import { contextTree } from './context-tree.ts'
import { contextVariable } from './context-variable.ts'
import { isHiddenHeader } from './hidden-headers.ts'

/**
 * What a mapping template sees of a request. The parameters are the caller's in both directions; overrides live on from
 * the request's template to the response's.
 * @param body the caller's in a request template, the integration's in a response template
 */
export function templateScope(exchange: Exchange, body: string): TemplateScope {
  exchange.overrides ??= new Overrides()
  return {
    body,
    stageVariables: exchange.method.stage.variables,
    parameters: () => parameters(exchange),
    contextValue: (path) => contextVariable(exchange, path),
    contextTree: () => contextTree(exchange),
    overrides: exchange.overrides,
  }
}

/** `$input.params()`: of repeated names the last value. */
function parameters(exchange: Exchange): TemplateParameters {
  const path = new Map<string, string>()
  for (const name of exchange.method.pathParameters) path.set(name, exchange.pathParameter(name) ?? '')
  const header = new Map<string, string>()
  const { rawHeaders } = exchange.client
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (!isHiddenHeader(name)) header.set(name, rawHeaders[index + 1] ?? '')
  }
  const querystring = new Map<string, string>()
  for (const [name, value] of queryPairs(exchange.query)) querystring.set(name, value)
  return { path, querystring, header }
}
