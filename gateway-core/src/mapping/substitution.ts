import type { Exchange } from '../exchange.ts'
import { compileValueSource, type ValueSource } from './value-source.ts'

export type Substitution = (exchange: Exchange) => string

const name = String.raw`(?:context|stageVariables)(?:\.\w+|\[(?:'[^'\]]+'|"[^"\]]+")\])+|method\.request\.(?:header|path|querystring)\.[\w-]+(?:\.[\w-]+)*`
const variable = new RegExp(String.raw`\$\{(${name})\}|\$(${name})`, 'g')

/**
 * Compiles a gateway response's template, which is not VTL: `$context.…`, `$stageVariables.…` and `$method.request.…`
 * are replaced, everything else stays (developer guide, "Gateway responses in API Gateway"). What is not known becomes
 * an empty string.
 */
export function compileSubstitution(template: string): Substitution {
  const parts: (string | ValueSource)[] = []
  let end = 0
  for (const match of template.matchAll(variable)) {
    parts.push(template.slice(end, match.index))
    const source = compileValueSource(match[1] ?? match[2] ?? '')
    if (source !== undefined) parts.push(source)
    end = match.index + match[0].length
  }
  parts.push(template.slice(end))
  return (exchange) => parts.map((part) => (typeof part === 'string' ? part : (part.value(exchange) ?? ''))).join('')
}
