import type { DefinitionPlan } from './definition-plan.ts'
import { childOf, flagAt, membersOf, type Reading, report } from './reading.ts'

/** `x-amazon-apigateway-request-validators`. */
export function planRequestValidators(reading: Reading): DefinitionPlan['requestValidators'] {
  const place = childOf(reading.root, 'x-amazon-apigateway-request-validators')
  return membersOf(reading, place).map(([name, validator]) => {
    report(reading, 'kept', validator.pointer, `The request validator "${name}"`, {
      target: { kind: 'request-validators' },
    })
    return {
      name,
      validateRequestBody: flagAt(reading, childOf(validator, 'validateRequestBody')) ?? false,
      validateRequestParameters: flagAt(reading, childOf(validator, 'validateRequestParameters')) ?? false,
    }
  })
}
