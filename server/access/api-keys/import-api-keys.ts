import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys, usagePlanKeys, usagePlans } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { hashApiKeyValue } from '#server/secrets.ts'
import { addKeyToPlan } from '../usage-plans/add-key-to-plan.ts'
import { apiKeyFields } from './api-key-fields.ts'
import { findKeyWithValue, insertApiKey } from './insert-api-key.ts'
import { type ApiKeyLine, readApiKeyCsv } from './read-api-key-csv.ts'

/** AWS's limit on keys in an account: more in one file is a mistake. */
const mostKeys = 10_000
/** What AWS's page on the file format asks of a value; shorter ones are taken with a warning. */
const recommendedLength = 30

/**
 * Makes keys from a file of comma-separated values. A key that is there already takes the file's name, description,
 * state and plans. A line that cannot be taken is a warning; with `failOnWarnings` nothing is imported then.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_ImportApiKeys.html
 */
export const importApiKeys = command({
  name: 'ImportApiKeys',
  permission: 'api-keys:write',
  input: z.object({
    body: z.union([z.string(), z.custom<Uint8Array>((value) => value instanceof Uint8Array)]),
    format: z.literal('csv', 'Must be csv'),
    failOnWarnings: z.boolean().optional(),
  }),
  async run(context, { body, failOnWarnings }): Promise<{ ids: string[]; warnings: string[] }> {
    const { ids, problems } = await importLines(context, readApiKeyLines(body))
    const warnings = problems.map(({ line, text }) => `line ${line}: ${text}`)
    if (failOnWarnings && warnings.length > 0) {
      throw new ServiceError('BadRequestException', `Failed to import API keys: ${warnings.join('; ')}`)
    }
    return { ids: [...new Set(ids)], warnings }
  },
  audit: ({ ids, warnings }) => ({
    resource: '/apikeys?mode=import',
    detail: { imported: ids.length, warnings: warnings.length },
  }),
})

/** What is wrong with a line: `refused` is not imported, `warning` is. */
export interface LineProblem {
  readonly line: number
  readonly severity: 'refused' | 'warning'
  readonly text: string
}

/** The lines of a file of keys. @throws BadRequestException for what is no such file, or is too long. */
export function readApiKeyLines(body: string | Uint8Array): ApiKeyLine[] {
  const lines = readApiKeyCsv(typeof body === 'string' ? body : decoded(body))
  if (lines.length > mostKeys) throw new ServiceError('BadRequestException', `A file can have ${mostKeys} keys at most`)
  return lines
}

/** Imports line after line. @param created is told of each key that was not there before. */
export async function importLines(
  context: CommandContext,
  lines: readonly ApiKeyLine[],
  created?: (line: ApiKeyLine) => void,
): Promise<{ ids: string[]; problems: LineProblem[] }> {
  const ids: string[] = []
  const problems: LineProblem[] = []
  for (const line of lines) {
    const refusal = problemOf(line)
    if (refusal) problems.push({ line: line.line, severity: 'refused', text: refusal })
    else {
      const warn = (text: string) => void problems.push({ line: line.line, severity: 'warning', text })
      ids.push(await importLine(context, line, warn, created))
    }
  }
  return { ids, problems }
}

/** The kernel refuses NUL only in texts; these bytes become texts here. */
function decoded(body: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    if (!text.includes('\u0000')) return text
  } catch {
    // Not UTF-8: the same refusal.
  }
  throw new ServiceError('BadRequestException', 'Invalid API key file: it is not UTF-8 text')
}

function problemOf({ name, key, description, enabled }: ApiKeyLine): string | undefined {
  if (name === '') return 'Name is missing'
  const checks = [
    ['Name', apiKeyFields.name.safeParse(name)],
    ['Key', apiKeyFields.value.safeParse(key)],
    ['Description', apiKeyFields.description.safeParse(description)],
  ] as const
  for (const [column, { error }] of checks) if (error) return `${column}: ${error.issues[0]?.message}`
  if (!['', 'true', 'false'].includes(enabled.toLowerCase())) return 'Enabled must be true or false'
  return undefined
}

async function importLine(
  context: CommandContext,
  line: ApiKeyLine,
  warn: (warning: string) => void,
  created?: (line: ApiKeyLine) => void,
): Promise<string> {
  if (line.key.length < recommendedLength) warn(`Key should have ${recommendedLength} characters or more`)
  const existing = await findKeyWithValue(context, hashApiKeyValue(line.key))
  if (existing && existing.accountId !== context.accountId) {
    throw new ServiceError('ConflictException', 'API Key already exists')
  }
  const id = existing ? await overwrite(context, existing.id, line) : await insert(context, line)
  if (!existing) created?.(line)
  for (const usagePlanId of await knownPlans(context, line.usagePlanIds, warn)) {
    await addToPlan(context, usagePlanId, id)
  }
  return id
}

async function insert(context: CommandContext, line: ApiKeyLine): Promise<string> {
  const { row } = await insertApiKey(context, {
    accountId: context.accountId,
    name: line.name,
    description: line.description,
    value: line.key,
    enabled: isEnabled(line),
  })
  return row.id
}

async function overwrite(context: CommandContext, id: string, line: ApiKeyLine): Promise<string> {
  await context.db
    .update(apiKeys)
    .set({
      name: line.name,
      description: line.description || null,
      enabled: isEnabled(line),
      lastUpdatedDate: context.now(),
    })
    .where(eq(apiKeys.id, id))
  context.changed({ kind: 'api-key', apiKeyId: id })
  return id
}

function isEnabled({ enabled }: ApiKeyLine): boolean {
  return enabled.toLowerCase() !== 'false'
}

async function knownPlans(
  { db, accountId }: CommandContext,
  ids: readonly string[],
  warn: (warning: string) => void,
): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: usagePlans.id })
    .from(usagePlans)
    .where(and(eq(usagePlans.accountId, accountId), inArray(usagePlans.id, [...ids])))
  const known = new Set(rows.map(({ id }) => id))
  for (const id of ids.filter((given) => !known.has(given))) warn(`Usage plan ${id} does not exist`)
  return [...new Set(ids.filter((given) => known.has(given)))]
}

async function addToPlan(context: CommandContext, usagePlanId: string, apiKeyId: string): Promise<void> {
  const [there] = await context.db
    .select()
    .from(usagePlanKeys)
    .where(
      and(
        eq(usagePlanKeys.usagePlanId, usagePlanId),
        eq(usagePlanKeys.apiKeyId, apiKeyId),
        eq(usagePlanKeys.direct, true),
      ),
    )
  if (!there) await addKeyToPlan(context, { accountId: context.accountId, usagePlanId, apiKeyId })
}
