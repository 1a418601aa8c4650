import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { configurationChanges } from '#db/schema.ts'
import { type AuditEntry, writeAuditRecord } from './audit.ts'
import type { CommandContext, ConfigurationChange, Context } from './context.ts'
import { ServiceError } from './errors.ts'
import { isAllowed, type Permission } from './permissions.ts'

/** The channel on which a commit announces that the data plane has something to load. */
export const configurationChannel = 'gatehouse_configuration'

/** An operation: call it with typed input, or `invoke` it with whatever came over the wire. */
export interface Operation<Input extends z.ZodType = z.ZodType, Output = unknown> {
  (context: Context, input: z.input<Input>): Promise<Output>
  invoke(context: Context, input: unknown): Promise<Output>
  readonly operationName: string
  readonly kind: 'query' | 'command'
  readonly permission: Permission
  readonly input: Input
}

interface QuerySpec<Input extends z.ZodType, Output> {
  /** AWS's name of the operation, or ours in the same style. */
  name: string
  permission: Permission
  input: Input
  run(context: Context, input: z.output<Input>): Promise<Output>
}

interface CommandSpec<Input extends z.ZodType, Output> {
  name: string
  permission: Permission
  input: Input
  run(context: CommandContext, input: z.output<Input>): Promise<Output>
  /** Never put a secret into `detail`. */
  audit(output: Output, input: z.output<Input>): AuditEntry
}

/** An operation that changes nothing: permission → parse → run. */
export function query<Input extends z.ZodType, Output>(spec: QuerySpec<Input, Output>): Operation<Input, Output> {
  return operation('query', spec, (context, input) => spec.run(context, input))
}

/** An operation that changes something: permission → parse → transaction { run → audit → tell the data plane }. */
export function command<Input extends z.ZodType, Output>(spec: CommandSpec<Input, Output>): Operation<Input, Output> {
  return operation('command', spec, (context, input) => runCommand(context, spec, input))
}

interface PreparedCommandSpec<Input extends z.ZodType, Output, Prepared>
  extends Omit<CommandSpec<Input, Output>, 'run'> {
  /** Slow work that changes nothing, such as parsing a large document. */
  prepare(context: Context, input: z.output<Input>): Promise<Prepared>
  run(context: CommandContext, input: z.output<Input>, prepared: Prepared): Promise<Output>
}

/**
 * A command with slow work to do first: permission → parse → prepare → transaction { run → … }. On the embedded
 * database an open transaction holds up every other query, so slow work has no place in one.
 */
export function preparedCommand<Input extends z.ZodType, Output, Prepared>(
  spec: PreparedCommandSpec<Input, Output, Prepared>,
): Operation<Input, Output> {
  return operation('command', spec, async (context, input) => {
    const prepared = await spec.prepare(context, input)
    return await runCommand(context, { ...spec, run: (inside) => spec.run(inside, input, prepared) }, input)
  })
}

function operation<Input extends z.ZodType, Output>(
  kind: 'query' | 'command',
  spec: { name: string; permission: Permission; input: Input },
  run: (context: Context, input: z.output<Input>) => Promise<Output>,
): Operation<Input, Output> {
  const invoke = async (context: Context, input: unknown): Promise<Output> => {
    if (!isAllowed(context.actor, spec.permission)) {
      throw new ServiceError('ForbiddenException', `You are not allowed to call ${spec.name}`)
    }
    return await run(context, parseInput(spec.input, input))
  }
  return Object.assign((context: Context, input: z.input<Input>) => invoke(context, input), {
    invoke,
    operationName: spec.name,
    kind,
    permission: spec.permission,
    input: spec.input,
  })
}

async function runCommand<Input extends z.ZodType, Output>(
  context: Context,
  spec: CommandSpec<Input, Output>,
  input: z.output<Input>,
): Promise<Output> {
  try {
    return await context.db.transaction(async (db) => {
      const changes: ConfigurationChange[] = []
      const inside: CommandContext = { ...context, db, changed: (change) => void changes.push(change) }
      const output = await spec.run(inside, input)
      await writeAuditRecord(inside, spec.name, spec.audit(output, input))
      await announce(inside, changes)
      return output
    })
  } catch (error) {
    throw conflictOf(error) ?? error
  }
}

/**
 * Rows get their version under a lock that is held until the commit, so that versions become visible in order and a
 * gateway node that has read version n has missed none below it.
 */
async function announce({ db, now }: Context, changes: ConfigurationChange[]): Promise<void> {
  if (changes.length === 0) return
  const at = now()
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${configurationChannel}))`)
  await db.insert(configurationChanges).values(changes.map((change) => ({ kind: change.kind, key: keyOf(change), at })))
  await db.execute(sql`select pg_notify(${configurationChannel}, '')`)
}

function keyOf(change: ConfigurationChange): string {
  switch (change.kind) {
    case 'stage':
      return `${change.restApiId}/${change.stageName}`
    case 'usage-plan':
      return change.usagePlanId
    case 'api-key':
      return change.apiKeyId
    case 'access-key':
      return change.accessKeyId
    case 'credentials':
      return `${change.accountId} ${change.arn}`
    case 'account':
      return change.accountId
    case 'function':
      return `${change.accountId}/${change.functionName}`
    case 'domain':
      return change.domainName
  }
}

function parseInput<Input extends z.ZodType>(schema: Input, input: unknown): z.output<Input> {
  refuseUnstorableText(input)
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= reasonOf(issue)
  const list = Object.entries(fields).map(([path, message]) => (path ? `${path}: ${message}` : message))
  throw new ServiceError('BadRequestException', `Invalid request input. ${list.join('; ')}`, { fields })
}

/** Of a map's key zod says only that it is invalid; the reason is inside. */
function reasonOf(issue: z.core.$ZodIssue): string {
  return (issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined) ?? issue.message
}

/** PostgreSQL stores neither NUL nor a lone surrogate in text or jsonb: refused here, in every operation. */
function refuseUnstorableText(value: unknown, depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed()) {
      throw new ServiceError('BadRequestException', 'Text must be well-formed Unicode without NUL characters')
    }
  } else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    if (depth > 100) throw new ServiceError('BadRequestException', 'The input is nested too deeply')
    for (const [key, member] of Object.entries(value)) {
      refuseUnstorableText(key, depth)
      refuseUnstorableText(member, depth + 1)
    }
  }
}

/**
 * What PostgreSQL says when two commands met: at one unique index, at a row that the other deleted (foreign key), or as
 * a serialization failure or deadlock. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const meetings: ReadonlySet<unknown> = new Set(['23505', '23503', '40001', '40P01'])

/** Two commands met: AWS answers the second one 409. */
function conflictOf(error: unknown): ServiceError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && meetings.has(cause.code)) {
      return new ServiceError(
        'ConflictException',
        'Unable to complete operation due to concurrent modification. Please try again later.',
      )
    }
  }
  return undefined
}
