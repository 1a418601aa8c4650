import { badRequest } from '#server/errors.ts'
import { isJsonObject } from '#server/rest-apis/openapi/json-object.ts'
import type { PatchChange, PatchInput, PatchOp, PatchRule, PatchTable } from './patch-rules.ts'

const ops: readonly string[] = ['add', 'remove', 'replace', 'copy', 'move', 'test']
/** More than any client sends in one call, and few enough to be read at once. */
const mostOperations = 1000

/**
 * The typed input of an update from its `patchOperations`, applied in order to one object, so that the update happens
 * as a whole or not at all.
 * https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
 */
export function patchedInput(table: PatchTable, patchOperations: unknown): PatchInput {
  const input: PatchInput = Object.create(null)
  const list: unknown[] = Array.isArray(patchOperations) ? patchOperations : []
  if (list.length > mostOperations) throw badRequest(`At most ${mostOperations} patch operations are allowed`)
  for (const operation of list) {
    const change = readOperation(operation)
    const found = findRule(table, change.path)
    if (!found?.rule.ops.includes(change.op)) throw refusal(table, change, found?.rule)
    found.rule.apply(input, { ...change, keys: found.keys })
  }
  return input
}

function readOperation(operation: unknown): Omit<PatchChange, 'keys'> {
  const { op, path, value, from } = isJsonObject(operation) ? operation : {}
  if (typeof path !== 'string') throw badRequest('Invalid patch path null')
  if (!isOp(op)) throw badRequest("Invalid patch operation specified. Must be 'add'|'remove'|'replace'")
  return {
    op,
    path,
    value: typeof value === 'string' ? value : undefined,
    from: typeof from === 'string' ? from : undefined,
  }
}

function findRule(table: PatchTable, path: string): { rule: PatchRule; keys: string[] } | undefined {
  const segments = path.split('/')
  for (const [template, rule] of Object.entries(table.rules)) {
    const keys = matchTemplate(template.split('/'), segments)
    if (keys) return { rule, keys }
  }
  return undefined
}

function matchTemplate(template: readonly string[], segments: readonly string[]): string[] | undefined {
  const wide = template.indexOf('{+}')
  const extra = wide < 0 ? 0 : Math.max(0, segments.length - template.length)
  if (template.length + extra !== segments.length) return undefined
  const keys: string[] = []
  for (const [index, expected] of template.entries()) {
    const at = wide >= 0 && index > wide ? index + extra : index
    const segment = segments[at] ?? ''
    if (index === wide)
      keys.push(
        segments
          .slice(at, at + extra + 1)
          .map(unescaped)
          .join('/'),
      )
    else if (expected === '{}' && segment !== '') keys.push(unescaped(segment))
    else if (expected !== segment) return undefined
  }
  return keys
}

/** RFC 6901: `~1` is `/`, `~0` is `~`. */
function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}

function refusal(table: PatchTable, { op, path }: { op: PatchOp; path: string }, rule: PatchRule | undefined) {
  if (typeof table.wrongPath === 'function') return badRequest(table.wrongPath(path, op))
  if (table.wrongPath === 'name') {
    return badRequest(
      rule
        ? `Invalid patch operation specified. Must be one of: [${rule.ops.join(', ')}]`
        : `Invalid patch path ${path}`,
    )
  }
  const allowed = Object.keys(table.rules).filter((template) => table.rules[template]?.ops.includes(op))
  const hint = allowed.length > 0 ? `Must be one of: [${allowed.join(', ')}]` : 'Please choose supported operations'
  return badRequest(`Invalid patch path  '${path}' specified for op '${op}'. ${hint}`)
}

function isOp(value: unknown): value is PatchOp {
  return typeof value === 'string' && ops.includes(value)
}
