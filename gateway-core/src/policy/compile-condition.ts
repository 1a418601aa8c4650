import { type Comparison, type ConditionOperator, conditionOperators } from './condition-operators.ts'
import { PolicyFault, type PolicyRequest, within } from './policy-request.ts'

export type Effect = 'Allow' | 'Deny'

/** Whether a request meets a condition. */
export type Condition = (request: PolicyRequest) => boolean

/** One key of one operator, as the policy has it: what is asked of the request's value. */
export interface ConditionPart {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
  readonly holds: Condition
}

/** What a statement around its condition says. */
export interface ConditionPlace {
  readonly effect: Effect
  readonly variables: boolean
}

/**
 * Compiles `Condition`: operators and keys are all to be met, of the values of a key one is, or with a negated operator
 * none (IAM user guide, "Conditions with multiple context keys or values"). A variable without a value matches nothing;
 * where that would make a negated operator of an `Allow` hold, the condition is not met.
 * @returns what must hold, all of it.
 * @throws PolicyFault
 */
export function compileCondition(condition: unknown, place: ConditionPlace): ConditionPart[] {
  return entriesOf(condition, 'Condition').flatMap(([operator, keys]) =>
    within(operator, () => {
      const compile = readOperator(operator, place)
      return entriesOf(keys, operator).map(([key, given]) =>
        within(key, () => {
          const values = valuesOf(given, operator)
          return { operator, key, values, holds: compile(key.toLowerCase(), values) }
        }),
      )
    }),
  )
}

type Quantity = 'one' | 'all' | 'any'

/** `ForAllValues:StringEqualsIfExists` and the like. */
function readOperator(name: string, place: ConditionPlace): (key: string, values: string[]) => Condition {
  if (name === 'Null') return isNull
  const [, prefix, base = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]{1,40}?)(IfExists)?$/.exec(name) ?? []
  const operator = conditionOperators.get(base)
  if (operator === undefined) throw new PolicyFault(`There is no condition operator ${JSON.stringify(name)}`)
  const quantity = prefix === 'ForAllValues' ? 'all' : prefix === 'ForAnyValue' ? 'any' : 'one'
  const whenMissing = ifExists !== undefined || quantity === 'all' || (quantity === 'one' && operator.isNegated)
  return (key, texts) => {
    const comparisons = texts.map((text) => operator.compile(text, place.variables))
    const holds = operator.isNegated ? noneHolds(comparisons, place.effect) : oneHolds(comparisons)
    return (request) => {
      const values = request.conditionValues(key)
      if (values === undefined || values.length === 0) return whenMissing
      return isForEach(operator, quantity)
        ? values.every((value) => holds(value, request))
        : values.some((value) => holds(value, request))
    }
  }
}

/** Whether every value of the request is to meet the operator: without a quantity, a negated one means none of them. */
function isForEach({ isNegated }: ConditionOperator, quantity: Quantity): boolean {
  return quantity === 'all' || (quantity === 'one' && isNegated)
}

type Holds = (value: string, request: PolicyRequest) => boolean

function oneHolds(comparisons: readonly Comparison[]): Holds {
  return (value, request) => comparisons.some((compare) => compare(value, request) === true)
}

function noneHolds(comparisons: readonly Comparison[], effect: Effect): Holds {
  return (value, request) =>
    comparisons.every((compare) => {
      const matched = compare(value, request)
      return matched === undefined ? effect === 'Deny' : !matched
    })
}

/** `Null: true` asks that the key is not there. */
function isNull(key: string, values: readonly string[]): Condition {
  const wanted = values.map((value) => value.toLowerCase())
  if (wanted.some((value) => value !== 'true' && value !== 'false')) throw new PolicyFault('Null is true or false')
  return (request) => wanted.includes(`${(request.conditionValues(key) ?? []).length === 0}`)
}

function entriesOf(value: unknown, where: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new PolicyFault(`${where} is not an object`)
  }
  return Object.entries(value)
}

function valuesOf(value: unknown, where: string): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value]
  if (values.length === 0) throw new PolicyFault(`${where} compares with nothing`)
  return values.map((each) => {
    if (typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean') return `${each}`
    throw new PolicyFault(`${where} compares with something that is neither text, number nor truth value`)
  })
}
