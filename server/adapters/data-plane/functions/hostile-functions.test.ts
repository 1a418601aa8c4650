import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { withFunctions } from './testing/with-functions.ts'

/** Each named attempt, and what came of it: an error's code, or what it got. */
const attempting = (attempts: string) => `
import net from 'node:net'
import os from 'node:os'
const connect = (where) => new Promise((resolve, reject) => {
  const socket = net.connect(where)
  socket.on('connect', () => resolve('connected'))
  socket.on('error', reject)
})
const attempts = { ${attempts} }
export const handler = async (event) => {
  const outcomes = {}
  for (const [name, attempt] of Object.entries(attempts)) {
    try { outcomes[name] = String((await attempt(event)) ?? 'done') } catch (error) { outcomes[name] = error.code ?? error.cause?.code ?? error.message }
  }
  return outcomes
}`

const denied = (names: readonly string[], code: string) => Object.fromEntries(names.map((name) => [name, code]))

test('a function reaches no file, no process and no environment but its own', () =>
  withFunctions(async ({ deploy, call }) => {
    const attempts = `
      readPasswd: async () => (await import('node:fs')).readFileSync('/etc/passwd', 'utf8'),
      readLink: async () => (await import('node:fs')).readFileSync('/proc/self/cwd/../../../../../etc/passwd', 'utf8'),
      readParentEnvironment: async () => (await import('node:fs')).readFileSync(\`/proc/\${process.ppid}/environ\`, 'utf8'),
      readUp: async () => (await import('node:fs')).readdirSync('..').length > 1 ? 'listed' : (await import('node:fs')).readdirSync('../..'),
      write: async () => (await import('node:fs')).writeFileSync('/tmp/gatehouse-escape', 'x'),
      writeHere: async () => (await import('node:fs')).writeFileSync('here', 'x'),
      spawn: async () => (await import('node:child_process')).execFileSync('id'),
      fork: async () => (await import('node:child_process')).fork('index.mjs'),
      worker: async () => new (await import('node:worker_threads')).Worker('1', { eval: true }),
      wasi: async () => new (await import('node:wasi')).WASI({ version: 'preview1' }),
      inspector: async () => (await import('node:inspector')).open(0),
      addon: async () => process.dlopen({ exports: {} }, '/tmp/x.node'),
      binding: async () => process.binding('fs'),
      killParent: async () => process.kill(process.ppid, 'SIGKILL'),
      killParentRaw: async () => process._kill(process.ppid, 9),
      debugParent: async () => process._debugProcess(process.ppid),
      slowParent: async () => os.setPriority(process.ppid, 19),
      execve: async () => process.execve('/usr/bin/id', ['id'], {}),
      flags: async () => (await import('node:v8')).setFlagsFromString('--logfile=/tmp/x --prof'),
      snapshot: async () => (await import('node:v8')).writeHeapSnapshot('/tmp/x'),
      report: async () => process.report.writeReport('/tmp/x'),
    `
    const { result } = await call(await deploy(attempting(attempts)))
    const { readUp, ...others } = result as Record<string, string>
    expect(['listed', 'ERR_ACCESS_DENIED']).toContain(readUp)
    expect(others).toEqual(denied(Object.keys(others), 'ERR_ACCESS_DENIED'))
    expect(Object.keys(others)).toHaveLength(20)
    const sqlite = await deploy(
      attempting(`open: async () => new (await import('node:sqlite')).DatabaseSync('/tmp/x')`),
    )
    expect((await call(sqlite)).result).toEqual({ open: 'ERR_UNKNOWN_BUILTIN_MODULE' })
  }))

test('a function’s environment is what it was given and Lambda’s own names', () =>
  withFunctions(async ({ deploy, call, owner }) => {
    const arn = await deploy('export const handler = async () => process.env', {
      name: 'seer',
      variables: { GREETING: 'hello', TZ: 'Europe/Berlin' },
    })
    const { result } = await call(arn)
    expect(result).toEqual({
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_LAMBDA_FUNCTION_NAME: 'seer',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/seer',
      AWS_LAMBDA_LOG_STREAM_NAME: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      AWS_REGION: 'us-east-1',
      GREETING: 'hello',
      LAMBDA_TASK_ROOT: expect.any(String),
      LANG: 'en_US.UTF-8',
      PWD: expect.any(String),
      TZ: 'Europe/Berlin',
      _HANDLER: 'index.handler',
    })
    expect(JSON.stringify(result)).not.toContain(owner.accountId)
  }))

test('a function connects only to where backends may be, whatever way it takes', async () => {
  const server = createServer((_request, response) => response.end('ours')).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const gateway = {
    ...{ region: 'us-east-1', secret: 'a secret for tests only', backendNetworks: ['public', 'loopback'] },
    ownPorts: [{ port, at: 'here' }],
  }
  await withFunctions(
    async ({ deploy, call }) => {
      const attempts = `
        metadata: () => connect({ host: '169.254.169.254', port: 80 }),
        mapped: () => connect({ host: '::ffff:169.254.169.254', port: 80 }),
        nat64: () => connect({ host: '64:ff9b::a9fe:a9fe', port: 80 }),
        private: () => connect({ host: '10.0.0.1', port: 80 }),
        own: ({ port }) => connect({ host: 'localhost', port }),
        socket: () => connect({ path: '/var/run/docker.sock' }),
        fetch: () => fetch('http://169.254.169.254/latest/meta-data'),
        tls: async () => new Promise(async (_resolve, reject) => (await import('node:tls')).connect({ host: '169.254.169.254', port: 443 }).on('error', reject)),
        udp: async () => new Promise(async (resolve, reject) => (await import('node:dgram')).createSocket('udp4').send('x', 53, '169.254.169.254', (error) => error ? reject(error) : resolve('sent'))),
        listen: () => new Promise((resolve, reject) => net.createServer().listen(0, () => resolve('listening')).on('error', reject)),
        rawHandle: () => {
          const socket = new net.Socket()
          socket.connect({ host: 'x.invalid', port: 1, lookup: () => {} })
          const { constructor } = socket._handle
          socket.destroy()
          return new constructor(0).connect({}, '169.254.169.254', 80) === -13 ? Promise.reject(new Error('EACCES')) : 'connected'
        },
        tamper: () => {
          net.BlockList.prototype.check = () => false
          return connect({ host: '169.254.169.254', port: 80 })
        },
        tamperPrototypes: () => {
          const { split } = String.prototype
          String.prototype.split = () => ['8', '8', '8', '8']
          Array.prototype.every = () => true
          return connect({ host: '::ffff:169.254.169.254', port: 80 }).finally(() => { String.prototype.split = split })
        },
      `
      const { result } = await call(await deploy(attempting(attempts)), { port })
      const { tamper, ...others } = result as Record<string, string>
      expect(others).toEqual(denied(Object.keys(others), 'EACCES'))
      expect(tamper).toMatch(/read only|EACCES/)
      const names = await deploy(
        attempting(`servers: async () => (await import('node:dns')).setServers(['169.254.169.254'])`),
      )
      expect(Object.values((await call(names)).result as object)[0]).not.toBe('done')
    },
    { gateway },
  )
  await new Promise((resolve) => server.close(resolve))
})

test('a function may call out to what backends may be', async () => {
  const server = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await withFunctions(async ({ deploy, call }) => {
    const arn = await deploy('export const handler = async ({ url }) => (await fetch(url)).text()')
    expect((await call(arn, { url: `http://localhost:${port}/` })).result).toBe('hello')
  })
  await new Promise((resolve) => server.close(resolve))
})

test('a loop is ended by the timeout, and others are served meanwhile', () =>
  withFunctions(async ({ deploy, call, stranger }) => {
    const loop = await deploy('export const handler = async () => { for (;;); }', { timeout: 1 })
    const other = await deploy('export const handler = async () => "fine"', { by: stranger })
    const looping = call(loop)
    expect((await call(other)).result).toBe('fine')
    expect(await looping).toMatchObject({
      functionError: 'Unhandled',
      result: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/Task timed out after 1\.00 seconds$/),
      },
    })
    const inLoad = await deploy('for (;;);', { timeout: 1 })
    expect(await call(inLoad, {}, 300)).toMatchObject({ timedOut: true })
  }))

test('memory is bounded, on V8’s heap and beside it', () =>
  withFunctions(async ({ deploy, call }) => {
    const heap = await deploy(
      'export const handler = async () => { const all = []; for (;;) all.push({ a: [all.length] }) }',
      { timeout: 20 },
    )
    const buffers = await deploy(
      'export const handler = async () => { const all = []; for (;;) all.push(Buffer.alloc(8e6, 1)) }',
      { timeout: 20 },
    )
    for (const arn of [heap, buffers]) {
      expect(await call(arn)).toMatchObject({
        functionError: 'Unhandled',
        result: { errorType: 'Runtime.OutOfMemory' },
      })
    }
  }))

test('an exit, a crash and an exception that nobody caught end the process only, and are told', () =>
  withFunctions(async ({ deploy, call }) => {
    const ends = {
      'process.exit(3)': ['Runtime.ExitError', /exit status 3$/],
      'process.exit(0)': ['Runtime.ExitError', /without providing a reason$/],
      'process.kill(process.pid, "SIGKILL")': ['Runtime.ExitError', /signal: killed$/],
      'process.abort()': ['Runtime.ExitError', /signal: aborted$/],
      'setTimeout(() => { throw new TypeError("late") }, 1); await new Promise(() => {})': ['TypeError', /^late$/],
      'Promise.reject(new Error("lost")); await new Promise((resolve) => setTimeout(resolve, 500))': [
        'Runtime.UnhandledPromiseRejection',
        /^lost$/,
      ],
      'await new Promise(() => {})': ['Runtime.NodeJsExit', /never settled/],
      'throw Object.assign(new RangeError("far"), {})': ['RangeError', /^far$/],
      'throw "text"': ['string', /^text$/],
      'throw { get name() { throw 1 }, toString() { throw 2 } }': ['Error', /cannot be shown/],
      'return 1n': ['Error', /Unable to stringify/],
      'return "x".repeat(7e6)': ['Function.ResponseSizeTooLarge', /6291556 bytes/],
    } as const
    for (const [code, [errorType, errorMessage]] of Object.entries(ends)) {
      const arn = await deploy(`export const handler = async () => { ${code} }`)
      expect({ code, ...(await call(arn)) }).toMatchObject({
        code,
        functionError: 'Unhandled',
        result: { errorType, errorMessage: expect.stringMatching(errorMessage) },
      })
    }
  }))

test('what a function writes to the gateway’s pipe itself harms only its own answer', () =>
  withFunctions(async ({ deploy, call, stranger }) => {
    const frame = (kind: number, size: string, body: string) =>
      `const b = Buffer.from(${body}); const h = Buffer.alloc(5); h.writeUInt32BE(${size}, 0); h[4] = ${kind}; fs.writeSync(3, Buffer.concat([h, b]))`
    const tricks = {
      'a frame that is too large': frame(13, '0xffffffff', '"x"'),
      'no JSON': frame(13, 'b.length', '"nonsense"'),
      'an unknown kind': frame(99, 'b.length', '"x"'),
      'a failure of no form': frame(14, 'b.length', '"[1]"'),
      'a failure that cannot be text': frame(
        14,
        'b.length',
        'JSON.stringify({ errorType: { toString: 1, valueOf: 1 } })',
      ),
      'pieces that nobody asked for': frame(15, 'b.length', '"x".repeat(1000)'),
      noise: 'fs.writeSync(3, Buffer.alloc(100000, 7))',
      'a closed pipe': 'fs.closeSync(3)',
    }
    for (const [name, trick] of Object.entries(tricks)) {
      const arn = await deploy(
        `import fs from 'node:fs'\nexport const handler = async () => { ${trick}; await new Promise((r) => setTimeout(r, 50)); return 'mine' }`,
        { timeout: 2 },
      )
      const { result } = await call(arn)
      expect({ name, result }).toEqual({ name, result: expect.anything() })
    }
    const other = await deploy('export const handler = async () => "fine"', { by: stranger })
    expect((await call(other)).result).toBe('fine')
  }))

test('a flood of output is taken slowly, and only its end is kept', () =>
  withFunctions(async ({ deploy, runner, owner, call }) => {
    const flood = await deploy(
      `import fs from 'node:fs'
      export const handler = async () => {
        for (let i = 0; i < 20000; i++) console.log('line', i, 'x'.repeat(200))
        process.stdout.write('y'.repeat(5e6))
        console.log('the end')
        return 'done'
      }`,
      { name: 'flood', timeout: 20 },
    )
    const { configuration } = { configuration: { revisionId: '' } }
    const report = await runner.run({ accountId: owner.accountId, functionArn: flood, payload: '{}', ...configuration })
    expect(report?.payload).toBe('"done"')
    expect(Buffer.byteLength(report?.logTail ?? '')).toBeLessThanOrEqual(4096)
    expect(report?.logTail).toMatch(/the end\nEND RequestId/)
    const raw = await deploy(
      `import fs from 'node:fs'
      export const handler = async () => { for (;;) try { fs.writeSync(1, 'z'.repeat(65536)) } catch {} }`,
      { timeout: 1 },
    )
    expect(await call(raw)).toMatchObject({ result: { errorType: 'Sandbox.Timedout' } })
  }))

test('what a function leaves running stops after its answer, and goes on with the next event', () =>
  withFunctions(async ({ deploy, call }) => {
    const arn = await deploy(`let ticks = 0
      setInterval(() => { ticks += 1 }, 10)
      export const handler = async () => ticks`)
    await call(arn)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    const { result } = await call(arn)
    if (process.platform === 'linux') expect(result).toBeLessThan(60)
    expect((await call(arn)).functionError).toBeUndefined()
  }))
