import type { apiKeys } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { isAllowed } from '#server/permissions.ts'

/** A row of `api_keys`. */
export type ApiKeyRow = typeof apiKeys.$inferSelect

/** AWS `ApiKey`. https://docs.aws.amazon.com/apigateway/latest/api/API_ApiKey.html */
export interface ApiKey {
  id: string
  /** Only where it was asked for. */
  value?: string
  name?: string
  description?: string
  customerId?: string
  enabled: boolean
  createdDate: Date
  lastUpdatedDate: Date
  /** `{restApiId}/{stageName}`: the stages that it opens without a usage plan. */
  stageKeys: string[]
  tags?: Record<string, string>
}

/** A row as AWS shows it, without its value. */
export function toApiKey(row: ApiKeyRow, stageKeys: string[]): ApiKey {
  return {
    id: row.id,
    name: row.name ?? undefined,
    description: row.description ?? undefined,
    customerId: row.customerId ?? undefined,
    enabled: row.enabled,
    createdDate: row.createdDate,
    lastUpdatedDate: row.lastUpdatedDate,
    stageKeys,
    tags: Object.keys(row.tags).length > 0 ? row.tags : undefined,
  }
}

/** The value that callers send. */
export function apiKeyValue({ secrets }: Context, row: Pick<ApiKeyRow, 'valueEncrypted'>): string {
  return secrets.decrypt(row.valueEncrypted, 'api-key')
}

/** Who reads a value can call as its owner: that is for those who may make keys. */
export function mayReadValues({ actor }: Context): boolean {
  return isAllowed(actor, 'api-keys:write')
}

/** Throws `ForbiddenException` when values are asked for by someone who may only look. */
export function requireValues(context: Context, include: boolean | undefined): void {
  if (include && !mayReadValues(context)) {
    throw new ServiceError('ForbiddenException', 'You are not allowed to read the values of API keys')
  }
}
