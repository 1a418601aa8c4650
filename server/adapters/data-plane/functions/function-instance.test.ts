import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FunctionDefinition } from './function-definition.ts'
import { FunctionInstance } from './function-instance.ts'
import { frames } from './host/frame.ts'
import { answerBytes, streamWindow } from './host/host-message.ts'
import type { WatchedProcess } from './memory-watch.ts'
import { ScriptedHost } from './testing/scripted-host.ts'

const definition: FunctionDefinition = {
  ...{ accountId: '123456789012', functionName: 'f', version: '3', revisionId: 'r', handler: 'index.handler' },
  ...{ memorySize: 128, timeoutMs: 3000, environmentEncrypted: '', codeSha256: '' },
}
const event = { requestId: 'id', functionArn: 'arn', payload: '{"n":1}', stream: false }
const init = { handler: 'index.handler', taskRoot: '/task', environment: { A: 'b' } }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function started() {
  const host = new ScriptedHost()
  const watched = new Set<WatchedProcess>()
  const instance = new FunctionInstance(definition, host, init, {
    add: (process) => void watched.add(process),
    delete: (process) => void watched.delete(process),
  })
  return { host, watched, instance }
}

async function loaded() {
  const made = started()
  made.host.says(frames.loaded)
  expect(await made.instance.loaded).toBeUndefined()
  return made
}

test('a host is told what to load, then each event with its facts before it', async () => {
  const { host, instance } = await loaded()
  expect(JSON.parse(host.heard('init')[0] ?? '')).toEqual(init)
  const { ended } = instance.run(event)
  expect(JSON.parse(host.heard('invoke')[0] ?? '')).toEqual({
    ...{ requestId: 'id', functionName: 'f', functionVersion: '3', memorySize: 128, invokedFunctionArn: 'arn' },
    deadline: Date.now() + 3000,
  })
  expect(host.sent.at(-1)).toEqual({ kind: frames.event, body: '{"n":1}' })
  host.says(frames.result, '{"ok":true}')
  expect(await ended).toMatchObject({ payload: '{"ok":true}', outcome: 'ok', isError: false })
  expect([instance.isWarm, instance.isGone]).toEqual([true, false])
})

test('what was logged while the code was loaded belongs to the first event, and to no other', async () => {
  const { host, instance } = started()
  host.says(frames.log, 'loading\n')
  host.says(frames.loaded)
  const logOf = async (requestId: string) => {
    const { ended } = instance.run({ ...event, requestId })
    host.says(frames.log, `serving ${requestId}\n`)
    host.says(frames.result, '1')
    return (await ended).logTail
  }
  expect(await logOf('a')).toBe('loading\nSTART RequestId: a Version: 3\nserving a\n')
  host.says(frames.log, 'between\n')
  expect(await logOf('b')).toBe('between\nSTART RequestId: b Version: 3\nserving b\n')
})

test('code that is not loaded in ten seconds is given up', async () => {
  const { host, instance } = started()
  vi.advanceTimersByTime(9999)
  expect(host.isGone()).toBe(false)
  vi.advanceTimersByTime(1)
  expect(await instance.loaded).toMatchObject({ errorType: 'Sandbox.Timedout' })
  expect(host.isGone()).toBe(true)
})

test('a process that ends while it loads says why', async () => {
  const { host, instance, watched } = started()
  host.exit({ code: 7 })
  expect(await instance.loaded).toMatchObject({
    errorType: 'Runtime.ExitError',
    errorMessage: 'RequestId: init Error: Runtime exited with error: exit status 7',
  })
  expect(watched.size).toBe(0)
})

test('an event that takes too long ends with its process, in Lambda’s words in the answer and in the log', async () => {
  const { host, instance } = await loaded()
  const { ended } = instance.run(event)
  vi.advanceTimersByTime(3000)
  const { payload, outcome, isError, logTail } = await ended
  const message = 'RequestId: id Error: Task timed out after 3.00 seconds'
  expect(JSON.parse(payload)).toEqual({ errorType: 'Sandbox.Timedout', errorMessage: message, trace: [] })
  expect([outcome, isError, logTail]).toEqual(['timeout', true, `START RequestId: id Version: 3\n${message}\n`])
  expect(host.calls).toContain('kill')
})

test('a process that takes more memory than it may is ended, and the answer says so', async () => {
  const { instance, watched, host } = await loaded()
  expect(watched.size).toBe(0)
  const { ended } = instance.run(event)
  expect(watched.size).toBe(1)
  instance.onMemory(128 * 1_048_576)
  expect(host.isGone()).toBe(false)
  instance.onMemory(128 * 1_048_576 + 1)
  const end = await ended
  expect(JSON.parse(end.payload)).toMatchObject({ errorType: 'Runtime.OutOfMemory' })
  expect(end).toMatchObject({ outcome: 'memory', maxMemoryUsedMb: 128 })
})

test('V8’s own last words about memory count as memory, any other exit as an exit', async () => {
  const end = async (exit: Parameters<ScriptedHost['exit']>[0]) => {
    const { instance, host } = await loaded()
    const { ended } = instance.run(event)
    host.exit(exit)
    return (await ended).outcome
  }
  expect(await end({ signal: 'SIGABRT', lastWords: 'FATAL ERROR: JavaScript heap out of memory' })).toBe('memory')
  expect(await end({ signal: 'SIGABRT', lastWords: 'Assertion failed' })).toBe('exit')
  expect(await end({ code: 0 })).toBe('exit')
})

test.each(['{"cut', '', 'undefined'])('a result that is no JSON (%j) ends the process that sent it', async (result) => {
  const { host, instance } = await loaded()
  const { ended } = instance.run(event)
  host.says(frames.result, result)
  expect(await ended).toMatchObject({ outcome: 'exit', isError: true })
  expect(host.isGone()).toBe(true)
})

test('a result larger than Lambda allows ends the process too', async () => {
  const { host, instance } = await loaded()
  const { ended } = instance.run(event)
  host.says(frames.result, JSON.stringify('x'.repeat(answerBytes)))
  expect((await ended).isError).toBe(true)
  expect(host.isGone()).toBe(true)
})

test.each([
  ['{"errorType":"Mine","errorMessage":"no","trace":["a"]}', { errorType: 'Mine', errorMessage: 'no', trace: ['a'] }],
  ['{"errorType":{"toString":1,"valueOf":1}}', { errorType: '', errorMessage: '', trace: [] }],
  ['{"errorMessage":["a"],"trace":[{"toString":1,"valueOf":1},"b"]}', { errorMessage: '', trace: ['b'] }],
  ['{"trace":"no list"}', { trace: [] }],
  ['null', { errorType: '', errorMessage: '', trace: [] }],
  ['"text"', { errorType: '', errorMessage: '', trace: [] }],
  ['no json', { errorType: '', errorMessage: '', trace: [] }],
])('a failure is told in Lambda’s form whatever the process says: %s', async (told, expected) => {
  const { host, instance } = await loaded()
  const { ended } = instance.run(event)
  host.says(frames.failure, told)
  const { payload, outcome } = await ended
  expect(JSON.parse(payload)).toMatchObject(expected)
  expect(outcome).toBe('error')
  const other = started()
  other.host.says(frames.notLoaded, told)
  expect(await other.instance.loaded).toMatchObject(expected)
})

test('answers that nobody asked for are passed over', async () => {
  const { host, instance } = await loaded()
  for (const kind of [frames.result, frames.failure, frames.piece, frames.streamed, 99]) host.says(kind, '{}')
  const { ended } = instance.run(event)
  host.says(99, 'unknown')
  host.says(frames.loaded)
  host.says(frames.result, '2')
  expect((await ended).payload).toBe('2')
})

test('a streamed answer is collected for who does not stream, and acknowledged piece by piece', async () => {
  const { host, instance } = await loaded()
  const { ended, stream } = instance.run(event)
  host.says(frames.piece, 'é'.slice(0, 1))
  host.says(frames.piece, ' and more')
  host.says(frames.streamed)
  expect(await stream).toBeUndefined()
  expect((await ended).payload).toBe('é and more')
  expect(host.heard('taken')).toEqual(['2', '9'])
})

test('one that grows too large for that ends with its process', async () => {
  const { host, instance } = await loaded()
  const { ended } = instance.run(event)
  const piece = Buffer.alloc(65_536)
  for (let bytes = 0; bytes <= answerBytes; bytes += piece.length) host.says(frames.piece, piece)
  expect(JSON.parse((await ended).payload).errorType).toBe('Function.ResponseSizeTooLarge')
  expect(host.isGone()).toBe(true)
})

test('a process that sends without waiting for its reader is ended, and the reader is told after what came', async () => {
  const { host, instance } = await loaded()
  const { ended, stream } = instance.run({ ...event, stream: true })
  const piece = Buffer.alloc(streamWindow)
  for (let index = 0; index < 3; index++) host.says(frames.piece, piece)
  expect(host.isGone()).toBe(true)
  expect((await ended).outcome).toBe('exit')
  let read = 0
  const reading = async () => {
    for await (const { length } of (await stream) ?? []) read += length
  }
  await expect(reading()).rejects.toThrow('Runtime exited')
  expect(read).toBe(3 * streamWindow)
})

test('only an instance that serves nothing is frozen, and it thaws for its next event', async () => {
  const { host, instance } = await loaded()
  const { ended } = instance.run(event)
  instance.freeze()
  expect(host.calls).not.toContain('freeze')
  host.says(frames.result, '1')
  await ended
  instance.freeze()
  instance.run(event)
  expect(host.calls.slice(-2)).toEqual(['freeze', 'thaw'])
})
