import { readArnPattern } from './arn-pattern.ts'
import { IpRange } from './ip-range.ts'
import { PolicyFault, type PolicyRequest } from './policy-request.ts'
import { PolicyText } from './policy-text.ts'

/**
 * Compares a value of the request with a value of the policy. @returns undefined when the policy's value has a variable
 * that the request does not have.
 */
export type Comparison = (value: string, request: PolicyRequest) => boolean | undefined

export interface ConditionOperator {
  /** Whether it holds when the comparison does not. */
  readonly isNegated: boolean
  /** Reads a value of the policy. @throws PolicyFault when it is none of the operator's kind. */
  compile(text: string, variables: boolean): Comparison
}

/**
 * Every condition operator but `Null` (IAM user guide, "Condition operators"), by the name that policies use.
 */
export const conditionOperators: ReadonlyMap<string, ConditionOperator> = new Map(
  Object.entries({
    StringEquals: is(text({})),
    StringNotEquals: not(text({})),
    StringEqualsIgnoreCase: is(text({ ignoreCase: true })),
    StringNotEqualsIgnoreCase: not(text({ ignoreCase: true })),
    StringLike: is(text({ wildcards: true })),
    StringNotLike: not(text({ wildcards: true })),
    NumericEquals: is(ordered(number, (a, b) => a === b)),
    NumericNotEquals: not(ordered(number, (a, b) => a === b)),
    NumericLessThan: is(ordered(number, (a, b) => a < b)),
    NumericLessThanEquals: is(ordered(number, (a, b) => a <= b)),
    NumericGreaterThan: is(ordered(number, (a, b) => a > b)),
    NumericGreaterThanEquals: is(ordered(number, (a, b) => a >= b)),
    DateEquals: is(ordered(time, (a, b) => a === b)),
    DateNotEquals: not(ordered(time, (a, b) => a === b)),
    DateLessThan: is(ordered(time, (a, b) => a < b)),
    DateLessThanEquals: is(ordered(time, (a, b) => a <= b)),
    DateGreaterThan: is(ordered(time, (a, b) => a > b)),
    DateGreaterThanEquals: is(ordered(time, (a, b) => a >= b)),
    Bool: is(truth),
    BinaryEquals: is(binary),
    IpAddress: is(address),
    NotIpAddress: not(address),
    ArnEquals: is(readArnPattern),
    ArnLike: is(readArnPattern),
    ArnNotEquals: not(readArnPattern),
    ArnNotLike: not(readArnPattern),
  }),
)

type Compile = ConditionOperator['compile']

function is(compile: Compile): ConditionOperator {
  return { isNegated: false, compile }
}

function not(compile: Compile): ConditionOperator {
  return { isNegated: true, compile }
}

function text({ wildcards = false, ignoreCase = false }): Compile {
  return (given, variables) => {
    const pattern = new PolicyText(given, { wildcards, ignoreCase, variables })
    return (value, request) => pattern.wildcard(request)?.matches(ignoreCase ? value.toLowerCase() : value)
  }
}

/** A value of the request that cannot be read compares as false with everything. */
function ordered(read: (given: string) => number | undefined, holds: (a: number, b: number) => boolean): Compile {
  return (given) => {
    const limit = read(given)
    if (limit === undefined) throw new PolicyFault(`A condition compares with ${JSON.stringify(given)}`)
    return (value) => {
      const read_ = read(value)
      return read_ !== undefined && holds(read_, limit)
    }
  }
}

function number(given: string): number | undefined {
  return /^[+-]?\d{1,30}(\.\d{1,30})?$/.test(given) ? Number(given) : undefined
}

/** Seconds since 1970, or a date as W3C's profile of ISO 8601 has it. @returns milliseconds. */
function time(given: string): number | undefined {
  if (/^\d{1,12}$/.test(given)) return Number(given) * 1000
  const milliseconds = isoDate.test(given) ? Date.parse(given) : Number.NaN
  return Number.isNaN(milliseconds) ? undefined : milliseconds
}

const isoDate = /^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?)?$/

function truth(given: string): Comparison {
  const wanted = given.toLowerCase()
  if (wanted !== 'true' && wanted !== 'false') throw new PolicyFault(`Bool compares with ${JSON.stringify(given)}`)
  return (value) => value.toLowerCase() === wanted
}

/** The policy has the bytes in base64. */
function binary(given: string): Comparison {
  const bytes = Buffer.from(given, 'base64')
  if (bytes.toString('base64').replace(/=+$/, '') !== given.replace(/=+$/, '')) {
    throw new PolicyFault(`BinaryEquals compares with ${JSON.stringify(given)}, which is not base64`)
  }
  return (value) => Buffer.from(value).equals(bytes)
}

function address(given: string): Comparison {
  const range = IpRange.read(given)
  if (range === undefined) throw new PolicyFault(`${JSON.stringify(given)} is no range of addresses`)
  return (value) => range.contains(value)
}
