import { eq, or } from 'drizzle-orm'
import { apiKeys } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import type { CommandContext, Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { hashApiKeyValue } from '#server/secrets.ts'
import type { ApiKeyRow } from './api-key.ts'

/** What the maker of a key decides. */
export interface NewApiKey {
  /** The provider whose key it is; a consumer acts outside an account. */
  accountId: string
  name?: string | undefined
  description?: string | undefined
  enabled: boolean
  customerId?: string | undefined
  /** Without one, 40 random letters and digits. */
  value?: string | undefined
  /** The consumer's app that owns it. */
  appId?: string | undefined
  tags?: Record<string, string> | undefined
  /** From then on it is refused. */
  expiresAt?: Date | undefined
  /** A visitor's key of ten minutes. */
  isTrial?: boolean | undefined
}

/** Makes a key; its value is encrypted at rest and found by its hash. A value that any key has is a conflict. */
export async function insertApiKey(
  context: CommandContext,
  key: NewApiKey,
): Promise<{ row: ApiKeyRow; value: string }> {
  const value = key.value ?? context.newId(40)
  const valueHash = hashApiKeyValue(value)
  if (await findKeyWithValue(context, valueHash)) {
    throw new ServiceError('ConflictException', 'API Key already exists')
  }
  await requireRoom(context, 'apiKeys', { accountId: key.accountId })
  const now = context.now()
  const row: ApiKeyRow = {
    id: context.newId(10),
    accountId: key.accountId,
    name: key.name || null,
    description: key.description || null,
    enabled: key.enabled,
    customerId: key.customerId || null,
    valueEncrypted: context.secrets.encrypt(value, 'api-key'),
    valueHash,
    previousValueEncrypted: null,
    previousValueHash: null,
    previousLastUsedAt: null,
    rotatedAt: null,
    expiresAt: key.expiresAt ?? null,
    revokedAt: null,
    isTrial: key.isTrial ?? false,
    appId: key.appId ?? null,
    labels: [],
    tags: key.tags ?? {},
    createdDate: now,
    lastUpdatedDate: now,
  }
  await context.db.insert(apiKeys).values(row)
  context.changed({ kind: 'api-key', apiKeyId: row.id })
  return { row, value }
}

/** The key that answers to this value, now or until its rotation ends; values are unique over all accounts. */
export async function findKeyWithValue({ db }: Context, valueHash: string): Promise<ApiKeyRow | undefined> {
  const [row] = await db
    .select()
    .from(apiKeys)
    .where(or(eq(apiKeys.valueHash, valueHash), eq(apiKeys.previousValueHash, valueHash)))
  return row
}
