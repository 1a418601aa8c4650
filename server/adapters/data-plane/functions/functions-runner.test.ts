import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createAlias } from '../../../functions/create-alias.ts'
import { listFunctionLogs } from '../../../functions/list-function-logs.ts'
import { publishVersion } from '../../../functions/publish-version.ts'
import { updateAlias } from '../../../functions/update-alias.ts'
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

test('a version and an alias run what they stand for, and the handler is told so', () =>
  withFunctions(async ({ deploy, call, runner, owner }) => {
    const name = 'versioned'
    const arn = await deploy(
      'export const handler = async (_event, context) => [1, context.functionVersion, context.invokedFunctionArn]',
      { name },
    )
    await publishVersion(owner, { functionName: name })
    await createAlias(owner, { functionName: name, name: 'live', functionVersion: '1' })
    const files = { 'index.mjs': 'export const handler = async (_event, context) => [2, context.functionVersion]' }
    await updateFunctionCode(owner, { functionName: name, files })
    expect((await call(`${arn}:1`)).result).toEqual([1, '1', `${arn}:1`])
    expect((await call(`${arn}:live`)).result).toEqual([1, '1', `${arn}:live`])
    expect((await call(`${arn}:$LATEST`)).result).toEqual([2, '$LATEST'])
    await publishVersion(owner, { functionName: name })
    await updateAlias(owner, { functionName: name, name: 'live', functionVersion: '2' })
    runner.changed()
    expect((await call(`${arn}:live`)).result).toEqual([2, '2'])
    await expect(call(`${arn}:none`)).rejects.toThrow('There is no function')
  }))

test('the context is Lambda’s', () =>
  withFunctions(async ({ deploy, call }) => {
    const arn = await deploy(
      `export const handler = async (event, context) => ({ ...context, left: context.getRemainingTimeInMillis() })`,
      { name: 'told', timeout: 7 },
    )
    const { result, requestId } = await call(arn)
    expect(result).toEqual({
      functionName: 'told',
      functionVersion: '$LATEST',
      invokedFunctionArn: arn,
      memoryLimitInMB: '128',
      awsRequestId: requestId,
      logGroupName: '/aws/lambda/told',
      logStreamName: expect.stringContaining('[$LATEST]'),
      callbackWaitsForEmptyEventLoop: true,
      left: expect.any(Number),
    })
    const { left } = result as { left: number }
    expect(left).toBeGreaterThan(5000)
    expect(left).toBeLessThanOrEqual(7000)
  }))

test('an instance serves one event after the other, and two at once have two instances', () =>
  withFunctions(async ({ deploy, call }) => {
    const arn = await deploy(`let served = 0
      export const handler = async ({ wait }) => { await new Promise((r) => setTimeout(r, wait)); return [process.pid, ++served] }`)
    const [first, second] = [(await call(arn, { wait: 0 })).result, (await call(arn, { wait: 0 })).result] as number[][]
    expect([first?.[1], second]).toEqual([1, [first?.[0], 2]])
    const both = (await Promise.all([call(arn, { wait: 400 }), call(arn, { wait: 400 })])).map(
      ({ result }) => (result as number[])[0],
    )
    expect(new Set(both).size).toBe(2)
  }))

test('a callback’s answer waits for what is under way, unless the function says otherwise', () =>
  withFunctions(async ({ deploy, call }) => {
    const code = (flag: string) => `exports.handler = (event, context, callback) => {
      ${flag}
      globalThis.finished = false
      setTimeout(() => { globalThis.finished = true }, 80)
      callback(null, { get state() { return globalThis.finished ? 'after' : 'before' } })
    }`
    const waiting = await deploy({ 'index.js': code('') })
    const from = performance.now()
    await call(waiting)
    expect(performance.now() - from).toBeGreaterThan(75)
    const atOnce = await deploy({ 'index.js': code('context.callbackWaitsForEmptyEventLoop = false') })
    expect((await call(atOnce)).result).toEqual({ state: 'before' })
    const failing = await deploy({
      'index.js': 'exports.handler = (event, context, callback) => callback(new Error("no"))',
    })
    expect(await call(failing)).toMatchObject({
      functionError: 'Unhandled',
      result: { errorType: 'Error', errorMessage: 'no' },
    })
    const silent = await deploy({ 'index.js': 'exports.handler = (event, context, callback) => {}' })
    expect((await call(silent)).result).toBeNull()
  }))

test.each([
  [{ 'index.mjs': 'export const other = 1' }, 'Runtime.HandlerNotFound', 'index.handler is undefined or not exported'],
  [{ 'app.mjs': 'export const handler = 1' }, 'Runtime.ImportModuleError', "Error: Cannot find module 'index'"],
  [{ 'index.mjs': 'import "./missing.mjs"' }, 'Runtime.ImportModuleError', 'Cannot find module'],
  [{ 'index.js': 'require("left-pad")' }, 'Runtime.ImportModuleError', "Cannot find module 'left-pad'"],
  [{ 'index.mjs': 'export const handler = (' }, 'Runtime.UserCodeSyntaxError', 'SyntaxError: Unexpected'],
  [{ 'index.mjs': 'throw new RangeError("at the start")' }, 'RangeError', 'at the start'],
  [{ 'index.mjs': 'process.exit(5)' }, 'Runtime.ExitError', 'exit status 5'],
])('code that does not load says why: %j', (files, errorType, message) =>
  withFunctions(async ({ deploy, call }) => {
    expect(await call(await deploy(files as Record<string, string>))).toMatchObject({
      functionError: 'Unhandled',
      result: { errorType, errorMessage: expect.stringContaining(message) },
    })
  }),
)

test('a streamed answer comes in pieces as they are written, and whole to who does not stream', () =>
  withFunctions(async ({ deploy, call, runner, owner }) => {
    const arn = await deploy(`export const handler = awslambda.streamifyResponse(async (event, stream, context) => {
      const http = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { 'x-a': 'b' } })
      http.write('one')
      await new Promise((resolve) => setTimeout(resolve, 30))
      http.write('two')
      http.end()
    })`)
    const answer = await runner.invoke({
      accountId: owner.accountId,
      functionArn: arn,
      payload: '{}',
      timeoutMs: 5000,
      stream: true,
    })
    const pieces: string[] = []
    for await (const piece of answer?.stream ?? []) pieces.push(Buffer.from(piece).toString('utf8'))
    const prelude = '{"statusCode":201,"headers":{"x-a":"b"}}\0\0\0\0\0\0\0\0'
    expect({ payload: answer?.payload, pieces }).toEqual({ payload: '', pieces: [prelude, 'one', 'two'] })
    const whole = await runner.invoke({ accountId: owner.accountId, functionArn: arn, payload: '{}', timeoutMs: 5000 })
    expect(whole?.payload).toBe(`${prelude}onetwo`)
    expect(whole?.stream).toBeUndefined()
    const plain = await deploy('export const handler = async () => 1')
    expect(
      await runner.invoke({
        accountId: owner.accountId,
        functionArn: plain,
        payload: '{}',
        timeoutMs: 5000,
        stream: true,
      }),
    ).toMatchObject({ payload: '1' })
    expect((await call(plain)).result).toBe(1)
  }))

test('a large streamed answer waits for its reader; one that breaks off says so; one that nobody reads frees the function', () =>
  withFunctions(async ({ deploy, runner, owner }) => {
    const arn = await deploy(
      `import { once } from 'node:events'
      export const handler = awslambda.streamifyResponse(async ({ mb, fail }, stream) => {
        for (let i = 0; i < mb * 16; i++) if (!stream.write(Buffer.alloc(65536, i))) await once(stream, 'drain')
        if (fail) throw new Error('broke off')
        stream.end()
      })`,
      { timeout: 10 },
    )
    const invoke = (event: object) =>
      runner.invoke({
        accountId: owner.accountId,
        functionArn: arn,
        payload: JSON.stringify(event),
        timeoutMs: 9000,
        stream: true,
      })
    const large = await invoke({ mb: 12 })
    let bytes = 0
    for await (const piece of large?.stream ?? []) bytes += piece.length
    expect(bytes).toBe(12 * 1_048_576)
    const broken = await invoke({ mb: 0.5, fail: true })
    const reading = async () => {
      for await (const piece of broken?.stream ?? []) bytes += piece.length
    }
    await expect(reading()).rejects.toThrow('broke off')
    const left = await invoke({ mb: 12 })
    for await (const _piece of left?.stream ?? []) break
    const after = await invoke({ mb: 0.25 })
    let whole = 0
    for await (const piece of after?.stream ?? []) whole += piece.length
    expect(whole).toBe(262_144)
  }))

test('too many at once are throttled, and only those of the account that has too many', () =>
  withFunctions(
    async ({ deploy, call, stranger }) => {
      const code =
        'export const handler = async ({ wait }) => { await new Promise((r) => setTimeout(r, wait)); return "ok" }'
      const [arn, other] = [await deploy(code, { timeout: 10 }), await deploy(code, { by: stranger })]
      const busy = [call(arn, { wait: 3500 }), call(arn, { wait: 3500 })]
      await new Promise((resolve) => setTimeout(resolve, 500))
      const [third, theirs] = await Promise.all([call(arn, { wait: 0 }), call(other, { wait: 0 })])
      expect(third).toMatchObject({ throttled: true })
      expect(theirs.result).toBe('ok')
      expect((await Promise.all(busy)).map(({ result }) => result)).toEqual(['ok', 'ok'])
      expect((await call(arn, { wait: 0 })).result).toBe('ok')
    },
    { limits: { memoryMb: 512, accountMemoryMb: 256, instances: 4, instancesOfFunction: 4 } },
  ))

test('an idle instance makes room for another function, and ends after its time', () =>
  withFunctions(
    async ({ deploy, call, folder }) => {
      const [one, two] = [
        await deploy('export const handler = async () => 1'),
        await deploy('export const handler = async () => 2'),
      ]
      expect((await call(one)).result).toBe(1)
      expect((await call(two)).result).toBe(2)
      expect((await call(one)).result).toBe(1)
      const slots = () => readdirSync(path.join(folder, 'slots')).length
      // The spare host stays.
      await expect.poll(slots, { timeout: 5000 }).toBeLessThanOrEqual(1)
    },
    { limits: { memoryMb: 128, accountMemoryMb: 128, instances: 1, instancesOfFunction: 1 }, idleForMs: 100 },
  ))

test('who waits no longer is told so, while the function goes on', () =>
  withFunctions(async ({ deploy, call, runner, owner }) => {
    const arn = await deploy(
      'let done = 0\nexport const handler = async ({ wait }) => { await new Promise((r) => setTimeout(r, wait)); return ++done }',
      { timeout: 5 },
    )
    await call(arn, { wait: 0 })
    expect(await call(arn, { wait: 400 }, 100)).toMatchObject({ timedOut: true })
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect((await call(arn, { wait: 0 })).result).toBe(3)
    const large = JSON.stringify('x'.repeat(6_291_456))
    const refused = await runner.invoke({
      accountId: owner.accountId,
      functionArn: arn,
      payload: large,
      timeoutMs: 1000,
    })
    expect(refused).toMatchObject({
      functionError: 'Unhandled',
      payload: expect.stringContaining('RequestTooLargeException'),
    })
  }))

test('invocations are written down with the end of their log', () =>
  withFunctions(async ({ deploy, call, owner, runner }) => {
    const arn = await deploy(
      'console.log("loading")\nexport const handler = async ({ fail }) => { console.error("about to"); if (fail) throw new Error("failed"); return 1 }',
      { name: 'logged' },
    )
    await call(arn)
    await call(arn, { fail: true })
    await expect
      .poll(async () => (await listFunctionLogs(owner, { functionName: 'logged' })).items.length, { timeout: 5000 })
      .toBe(2)
    const [second, first] = (await listFunctionLogs(owner, { functionName: 'logged' })).items
    expect(first).toMatchObject({ outcome: 'ok', version: '$LATEST', initDurationMs: expect.any(Number) })
    expect(first?.logTail.split('\n')).toEqual([
      expect.stringMatching(/\tundefined\tINFO\tloading$/),
      `START RequestId: ${first?.requestId} Version: $LATEST`,
      expect.stringMatching(new RegExp(`\t${first?.requestId}\tERROR\tabout to$`)),
      `END RequestId: ${first?.requestId}`,
      expect.stringMatching(
        /^REPORT RequestId: \S+\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\tInit Duration: [\d.]+ ms$/,
      ),
      '',
    ])
    expect(second).toMatchObject({
      outcome: 'error',
      initDurationMs: null,
      logTail: expect.stringContaining('Invoke Error'),
    })
    const report = await runner.run({ accountId: owner.accountId, functionArn: arn, payload: '{}', revisionId: '' })
    expect(report).toMatchObject({
      payload: '1',
      executedVersion: '$LATEST',
      logTail: expect.stringContaining(report?.requestId ?? '-'),
    })
  }))

test('a package of very many files runs, and reads its own files', () =>
  withFunctions(async ({ deploy, call }) => {
    const files = Object.fromEntries(Array.from({ length: 350 }, (_, index) => [`data/${index}.txt`, `text ${index}`]))
    const code = `import { readFileSync } from 'node:fs'
      export const handler = async ({ n }) => [readFileSync(\`data/\${n}.txt\`, 'utf8'), readFileSync(new URL('./data/1.txt', import.meta.url), 'utf8')]`
    const arn = await deploy({ ...files, 'index.mjs': code })
    expect((await call(arn, { n: 349 })).result).toEqual(['text 349', 'text 1'])
    const few = await deploy({ 'index.mjs': code, 'data/1.txt': 'one' })
    expect((await call(few, { n: 1 })).result).toEqual(['one', 'one'])
  }))
