import { combiningKeywords } from './combining-keywords.ts'
import { containerKeywords } from './container-keywords.ts'
import { formatKeyword } from './format-keyword.ts'
import { type Check, isObject, type Keyword, member, type SchemaObject } from './keyword.ts'
import { compileMemberCheck } from './member-check.ts'
import { BrokenSchema } from './validation-run.ts'
import { valueKeywords } from './value-keywords.ts'

/** In the order of the alphabet, in which what is wrong is told. */
const keywords: readonly (readonly [name: string, keyword: Keyword])[] = Object.entries({
  ...combiningKeywords,
  ...containerKeywords,
  ...valueKeywords,
  format: formatKeyword,
}).sort(([a], [b]) => (a < b ? -1 : 1))

/**
 * Makes the check of a JSON Schema, draft 4. Nothing is compiled before it is asked, so a schema costs what is used of
 * it, and one that is broken in a place that nothing reaches does no harm. Asking throws `BrokenSchema` and `TooCostly`.
 * @param resolve finds what a `$ref` names
 */
export function compileSchema(schema: unknown, resolve: (ref: string) => Check): Check {
  let check: Check | undefined
  return (value, run) =>
    run.nested(() => {
      check ??= compiled(schema, resolve)
      return check(value, run)
    })
}

function compiled(schema: unknown, resolve: (ref: string) => Check): Check {
  if (!isObject(schema)) throw new BrokenSchema('a schema is no object')
  const ref = member(schema, '$ref')
  // Whatever stands beside a reference is ignored (draft-pbryan-zyp-json-ref-03).
  if (typeof ref === 'string') return resolve(ref)
  const compile = (inner: unknown) => compileSchema(inner, resolve)
  const own = ownChecks(schema, compile)
  const members = compileMemberCheck(schema, compile)
  return (value, run) => {
    let holds = true
    for (const check of own) holds = check(value, run) && holds
    return holds && (members === undefined || members(value, run))
  }
}

function ownChecks(schema: SchemaObject, compile: (schema: unknown) => Check): Check[] {
  const checks: Check[] = []
  for (const [name, keyword] of keywords) {
    if (!Object.hasOwn(schema, name)) continue
    const check = keyword(member(schema, name), schema, compile)
    if (check !== undefined) checks.push(check)
  }
  return checks
}
