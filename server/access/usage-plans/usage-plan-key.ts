import type { Context } from '#server/context.ts'
import { type ApiKeyRow, apiKeyValue, mayReadValues } from '../api-keys/api-key.ts'

/** AWS `UsagePlanKey`. https://docs.aws.amazon.com/apigateway/latest/api/API_UsagePlanKey.html */
export interface UsagePlanKey {
  /** The API key's id. */
  id: string
  type: 'API_KEY'
  /** Only for those who may make keys. */
  value?: string
  name?: string
}

/** An API key as AWS shows it in a plan. */
export function toUsagePlanKey(context: Context, row: ApiKeyRow): UsagePlanKey {
  return {
    id: row.id,
    type: 'API_KEY',
    value: mayReadValues(context) ? apiKeyValue(context, row) : undefined,
    name: row.name ?? undefined,
  }
}
