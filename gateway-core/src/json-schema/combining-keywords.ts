import type { Check, Keyword } from './keyword.ts'
import { BrokenSchema, type ValidationRun } from './validation-run.ts'

/** The keywords of draft 4 that combine schemas. What an alternative finds wrong is not told, as at AWS. */
export const combiningKeywords: Readonly<Record<string, Keyword>> = {
  allOf: (schemas, _schema, compile) => {
    const checks = alternatives('allOf', schemas, compile)
    return (value, run) => {
      const held = matching(checks, value, run)
      const message = () =>
        `instance failed to match all required schemas (matched only ${held} out of ${checks.length})`
      return held === checks.length || run.fail(message)
    }
  },
  anyOf: (schemas, _schema, compile) => {
    const checks = alternatives('anyOf', schemas, compile)
    const message = () => `instance failed to match at least one required schema among ${checks.length}`
    return (value, run) => checks.some((check) => run.silently(() => check(value, run))) || run.fail(message)
  },
  not: (schema, _schema, compile) => {
    const check = compile(schema)
    return (value, run) =>
      !run.silently(() => check(value, run)) || run.fail(() => 'instance matched a schema which it should not have')
  },
  oneOf: (schemas, _schema, compile) => {
    const checks = alternatives('oneOf', schemas, compile)
    return (value, run) => {
      const held = matching(checks, value, run)
      const message = () => `instance failed to match exactly one schema (matched ${held} out of ${checks.length})`
      return held === 1 || run.fail(message)
    }
  },
}

function alternatives(keyword: string, schemas: unknown, compile: (schema: unknown) => Check): Check[] {
  if (!Array.isArray(schemas) || schemas.length === 0) throw new BrokenSchema(`${keyword} is no list of schemas`)
  return schemas.map(compile)
}

function matching(checks: readonly Check[], value: unknown, run: ValidationRun): number {
  return checks.filter((check) => run.silently(() => check(value, run))).length
}
