import type { Exchange } from '../exchange.ts'
import { contextVariable, contextVariableNames } from './context-variable.ts'

type Tree = Map<string, unknown>

/**
 * The whole of `$context` as nested maps, `identity` → `sourceIp` → its value, with all that this request has. An
 * authorizer's own context and claims stand below `authorizer`.
 */
export function contextTree(exchange: Exchange): ReadonlyMap<string, unknown> {
  const tree: Tree = new Map()
  for (const name of contextVariableNames()) {
    const value = contextVariable(exchange, name)
    if (value !== undefined) plant(tree, name.split('.'), value)
  }
  const { authorizer } = exchange
  if (authorizer !== undefined) {
    const { principalId, context, claims } = authorizer
    const own: Tree = new Map(Object.entries(context))
    if (principalId !== undefined) own.set('principalId', principalId)
    if (claims !== undefined) own.set('claims', new Map(Object.entries(claims)))
    tree.set('authorizer', own)
  }
  return tree
}

function plant(tree: Tree, [key = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    tree.set(key, value)
    return
  }
  const known = tree.get(key)
  const branch: Tree = known instanceof Map ? known : new Map()
  tree.set(key, branch)
  plant(branch, rest, value)
}
