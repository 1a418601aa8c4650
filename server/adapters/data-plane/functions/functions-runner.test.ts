import { expect, test } from 'vitest'
import { updateFunctionCode } from '../../../functions/update-function-code.ts'
import { withFunctions } from './testing/with-functions.ts'

test('a handler answers in every style', () =>
  withFunctions(async ({ deploy, call }) => {
    const styles = {
      async: 'export const handler = async (event) => ({ got: event.n })',
      plain: 'export const handler = (event) => ({ got: event.n })',
      callback:
        'export const handler = (event, context, callback) => { setTimeout(() => callback(null, { got: event.n }), 5) }',
      succeed: 'export const handler = (event, context) => { setTimeout(() => context.succeed({ got: event.n }), 5) }',
      done: 'export const handler = (event, context) => { context.done(null, { got: event.n }) }',
      awaited:
        'const step = await Promise.resolve(1)\nexport const handler = async (event) => ({ got: event.n * step })',
    }
    for (const [name, code] of Object.entries(styles)) {
      expect({ name, ...(await call(await deploy(code, { name }), { n: 7 })) }).toMatchObject({
        name,
        result: { got: 7 },
      })
    }
    const commonJs = {
      'index.js': "const { n } = require('./part')\nexports.handler = async (event) => ({ got: event.n * n })",
      'part.js': 'exports.n = 2',
    }
    expect((await call(await deploy(commonJs), { n: 7 })).result).toEqual({ got: 14 })
    const nested = {
      'src/app.mjs': "import { n } from './part.mjs'\nexport const api = { get: async () => n }",
      'src/part.mjs': 'export const n = 3',
    }
    expect((await call(await deploy(nested, { handler: 'src/app.api.get' }))).result).toBe(3)
  }))

test('a function that is changed answers anew, an unknown one and another account’s are none', () =>
  withFunctions(async ({ deploy, call, runner, owner, stranger }) => {
    const arn = await deploy('export const handler = async () => 1', { name: 'counter' })
    expect((await call(arn)).result).toBe(1)
    await updateFunctionCode(owner, {
      functionName: 'counter',
      files: { 'index.mjs': 'export const handler = async () => 2' },
    })
    runner.changed([`${owner.accountId}/counter`])
    expect((await call(arn)).result).toBe(2)
    const invoke = (accountId: string, functionArn: string) =>
      runner.invoke({ accountId, functionArn, payload: '{}', timeoutMs: 1000 })
    expect(await invoke(stranger.accountId, arn)).toBeUndefined()
    expect(await invoke(owner.accountId, arn.replace('counter', 'nobody'))).toBeUndefined()
    expect(await invoke(owner.accountId, 'nonsense')).toBeUndefined()
  }))
