import type { requestValidators } from '#db/schema.ts'

export type RequestValidatorRow = typeof requestValidators.$inferSelect

/** AWS `RequestValidator`. */
export interface RequestValidator {
  id: string
  name: string
  validateRequestBody: boolean
  validateRequestParameters: boolean
}

export function toRequestValidator({ restApiId: _, ...members }: RequestValidatorRow): RequestValidator {
  return members
}
