import { sql } from 'drizzle-orm'
import { routes } from '#server/adapters/aws-api/routes.ts'
import type { Context } from '#server/context.ts'
import { newId } from '#server/new-id.ts'
import { revealAppKey } from '#server/portals/apps/reveal-app-key.ts'
import { createProduct } from '#server/portals/products/create-product.ts'
import { putProductOperations } from '#server/portals/products/put-product-operations.ts'
import { updateProduct } from '#server/portals/products/update-product.ts'
import { createSubscription } from '#server/portals/subscriptions/create-subscription.ts'
import { deleteSubscription } from '#server/portals/subscriptions/delete-subscription.ts'
import { runtime } from '#server/runtime.ts'
import { readSettings } from '#server/settings.ts'
import { startServer } from '#server/start-server.ts'
import type { Answer, Question } from './start-process.ts'

/** AWS's operations, and those of ours that tests of the data plane call. */
const operations: readonly Pick<(typeof routes)[number]['operation'], 'operationName' | 'invoke'>[] = [
  ...routes.map(({ operation }) => operation),
  ...[createProduct, putProductOperations, updateProduct, createSubscription, deleteSubscription, revealAppKey],
]

/** The server without its pages, for tests of the data plane; it takes operations and SQL from its parent process. */
const log = (line: string) => process.stdout.write(`${line}\n`)
try {
  const server = await startServer(readSettings(process.env), 'none', log)
  process.on('SIGTERM', async () => {
    await server.close()
    process.exit(0)
  })
  process.on('message', (question: Question) => void answer(question))
  process.send?.({ id: 0, value: { gatewayPort: server.gatewayPort } } satisfies Answer)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}

async function answer(question: Question): Promise<void> {
  try {
    const value = 'sql' in question ? await rows(question.sql) : await invoke(question.operation, question.input)
    process.send?.({ id: question.id, value } satisfies Answer)
  } catch (error) {
    process.send?.({ id: question.id, error: String(error) } satisfies Answer)
  }
}

async function rows(text: string): Promise<unknown> {
  const { db } = runtime().database
  const result = await db.transaction((transaction) => transaction.execute(sql.raw(text)))
  // One driver answers with the rows, the other with an object that has them.
  return typeof result === 'object' && result !== null && 'rows' in result ? result.rows : result
}

async function invoke(name: string, input: unknown): Promise<unknown> {
  const operation = operations.find(({ operationName }) => operationName === name)
  if (!operation) throw new Error(`No operation is called ${name}`)
  return await operation.invoke(await ownerContext(), input)
}

/** The owner of the first account. */
async function ownerContext(): Promise<Context> {
  const { database, settings, secrets } = runtime()
  const member = await database.db.query.members.findFirst({ where: (row, { eq }) => eq(row.role, 'owner') })
  if (!member) throw new Error('There is no owner')
  return {
    db: database.db,
    actor: { kind: 'user', userId: member.userId, role: 'owner' },
    accountId: member.accountId,
    settings,
    secrets,
    now: () => new Date(),
    newId,
    requestId: 'test',
    sourceIp: '127.0.0.1',
  }
}
