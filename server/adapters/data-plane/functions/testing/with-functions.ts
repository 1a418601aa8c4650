import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FunctionAnswer } from 'gateway-core/ports.ts'
import { functionCodes } from '#db/schema.ts'
import type { Context } from '../../../../context.ts'
import { createFunction } from '../../../../functions/create-function.ts'
import { functionArn } from '../../../../functions/function-arn.ts'
import { testDatabase } from '../../../../testing/test-database.ts'
import { withCommittedWorld } from '../../../../testing/with-committed-world.ts'
import type { World } from '../../../../testing/with-world.ts'
import { createFunctionsRunner, type FunctionsRunner, type FunctionsRunnerOptions } from '../functions-runner.ts'

export interface FunctionsWorld extends World {
  readonly runner: FunctionsRunner
  /** Where the runner keeps packages and hosts. */
  readonly folder: string
  /** Makes a function of the owner's (or of `by`) and answers its ARN. */
  deploy(files: Record<string, string> | string, more?: DeployOptions): Promise<string>
  /** Runs it; the payload is parsed. */
  call(arn: string, event?: unknown, timeoutMs?: number): Promise<Called>
}

interface DeployOptions {
  readonly name?: string
  readonly by?: Context
  readonly handler?: string
  readonly memorySize?: number
  readonly timeout?: number
  readonly variables?: Record<string, string>
}

export interface Called extends Omit<FunctionAnswer, 'payload'> {
  readonly result: unknown
}

/** The secret of `createWorld`'s contexts. */
export const testSecret = 'a secret for tests only'

/** Two accounts and a real runner with real processes; everything is taken away again. */
export async function withFunctions(
  test: (world: FunctionsWorld) => Promise<void>,
  options: Partial<FunctionsRunnerOptions> = {},
): Promise<void> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'gatehouse-functions-')))
  await withCommittedWorld(async (world) => {
    const runner = createFunctionsRunner({
      database: await testDatabase(),
      gateway: {
        region: 'us-east-1',
        backendNetworks: ['public', 'private', 'loopback'],
        ownPorts: [],
        secret: testSecret,
      },
      folder: path.join(folder, 'functions'),
      slots: path.join(folder, 'slots'),
      ...options,
    })
    let count = 0
    try {
      await test({
        ...world,
        ...{ runner, folder },
        async deploy(files, { name = `f${++count}`, by = world.owner, variables, ...more } = {}) {
          await createFunction(by, {
            functionName: name,
            code: { files: typeof files === 'string' ? { 'index.mjs': files } : files },
            ...more,
            ...(variables ? { environment: { variables } } : {}),
          })
          return functionArn('us-east-1', { accountId: by.accountId, functionName: name })
        },
        call: (arn, event = {}, timeoutMs = 29_000) => call(runner, arn, event, timeoutMs),
      })
    } finally {
      await runner.close()
    }
  })
  // The accounts and their functions are gone; packages belong to none.
  await (await testDatabase()).db.delete(functionCodes)
  rmSync(folder, { recursive: true, force: true })
}

async function call(runner: FunctionsRunner, arn: string, event: unknown, timeoutMs: number): Promise<Called> {
  const accountId = arn.split(':')[4] ?? ''
  const answer = await runner.invoke({ accountId, functionArn: arn, payload: JSON.stringify(event), timeoutMs })
  if (!answer) throw new Error(`There is no function ${arn}`)
  const { payload, ...rest } = answer
  return { ...rest, result: payload === '' ? undefined : JSON.parse(payload) }
}
