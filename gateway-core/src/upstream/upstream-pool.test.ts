import { once } from 'node:events'
import { connect as connectSocket, type Socket } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { rawUpstream } from '../testing/scripted-upstream.ts'
import { InvalidRequest } from './request-text.ts'
import type { UpstreamCall, UpstreamLine, UpstreamRequest } from './upstream-call.ts'
import { type Connect, StaleConnection } from './upstream-connection.ts'
import { UpstreamPool } from './upstream-pool.ts'

/** A call that remembers what it heard. */
class HeardCall implements UpstreamCall {
  readonly upstreamRequest: UpstreamRequest
  isOver = false
  line: UpstreamLine | undefined = undefined
  status = 0
  body = ''
  sent = 0
  error: Error | undefined = undefined
  readonly ended: Promise<this>
  onHeard: () => void = () => undefined
  #end: (call: this) => void = () => undefined

  constructor(request: Partial<UpstreamRequest> = {}) {
    this.upstreamRequest = { method: 'GET', path: '/', headers: [], body: null, ...request }
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  onStart(line: UpstreamLine): void {
    this.line = line
  }

  onSent(): void {
    this.sent++
  }

  onHead(status: number): void {
    this.status = status
    this.onHeard()
  }

  onData(chunk: Buffer): void {
    this.body += chunk.toString('latin1')
  }

  onEnd(): void {
    this.#end(this)
  }

  onError(error: Error): void {
    this.error = error
    this.#end(this)
  }
}

const pools: UpstreamPool[] = []
afterEach(() => {
  vi.useRealTimers()
  for (const pool of pools.splice(0)) pool.destroy()
})

/** As the product connects, without asking anybody. */
function connecting(origin: string): Connect {
  const buffer = Buffer.alloc(64 * 1024)
  return (onRead, done) => {
    const onread = { buffer, callback: (count: number) => onRead(count, buffer) }
    const socket = connectSocket({ port: Number(new URL(origin).port), host: '127.0.0.1', onread })
    const onError = (error: Error) => done(error)
    socket.once('error', onError)
    socket.once('connect', () => {
      socket.removeListener('error', onError)
      done(socket)
    })
    return () => socket.destroy()
  }
}

function poolTo(origin: string, most = 512): UpstreamPool {
  const pool = new UpstreamPool(connecting(origin), 'backend', most)
  pools.push(pool)
  return pool
}

function ask(pool: UpstreamPool, request: Partial<UpstreamRequest> = {}): Promise<HeardCall> {
  const call = new HeardCall(request)
  pool.dispatch(call)
  return call.ended
}

const okay = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

/** A backend that says these one after the other on each connection, one to each piece that it is sent. */
async function saying(...answers: readonly (string | ((socket: Socket) => void))[]) {
  let opened = 0
  const heard: string[] = []
  const upstream = await rawUpstream((socket) => {
    opened++
    let index = 0
    socket.on('data', (data) => {
      heard.push(data.toString('latin1'))
      const answer = answers[Math.min(index++, answers.length - 1)]
      if (typeof answer === 'string') socket.write(answer, 'latin1')
      else answer?.(socket)
    })
  })
  return Object.assign(upstream, { opened: () => opened, heard })
}

describe('connections', () => {
  test('are used again, one call after the other', async () => {
    await using upstream = await saying(okay)
    const pool = poolTo(upstream.origin)
    for (let index = 0; index < 5; index++) expect(await ask(pool)).toMatchObject({ status: 200, body: 'ok' })
    expect(upstream.opened()).toBe(1)
  })

  test('never carry two calls at once', async () => {
    await using upstream = await saying(() => undefined)
    const pool = poolTo(upstream.origin)
    void ask(pool, { path: '/1' })
    void ask(pool, { path: '/2' })
    await expect.poll(() => upstream.heard.length).toBe(2)
    expect(upstream.opened()).toBe(2)
  })

  test('are no more than allowed: other calls wait for their turn', async () => {
    const waiting: Socket[] = []
    await using upstream = await saying((socket) => void waiting.push(socket))
    const pool = poolTo(upstream.origin, 2)
    const calls = ['/1', '/2', '/3', '/4', '/5'].map((path) => ask(pool, { path }))
    for (let answered = 0; answered < 5; answered++) {
      await expect.poll(() => waiting.length).toBeGreaterThan(0)
      expect(upstream.connections.size).toBeLessThanOrEqual(2)
      waiting.shift()?.write(okay)
    }
    expect((await Promise.all(calls)).map(({ body }) => body)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
    expect(upstream.heard.map((text) => text.slice(4, 6)).toSorted()).toEqual(['/1', '/2', '/3', '/4', '/5'])
    expect(upstream.opened()).toBe(2)
  })

  test('are opened anew when all that there were broke', async () => {
    await using upstream = await saying((socket) => socket.destroy())
    const pool = poolTo(upstream.origin, 1)
    const calls = await Promise.all([ask(pool), ask(pool), ask(pool)])
    expect(calls.map(({ error }) => error === undefined)).toEqual([false, false, false])
    expect(upstream.opened()).toBe(3)
  })

  test.each([
    ['that end with their answer', 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok'],
    ['that the backend does not keep', 'HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1\r\nContent-Length: 2\r\n\r\nok'],
    ['of HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok'],
    ['on which more came than was asked', `${okay}${okay}`],
  ])('%s are not used again', async (_, answer) => {
    await using upstream = await saying(answer)
    const pool = poolTo(upstream.origin)
    expect(await ask(pool)).toMatchObject({ status: 200, body: 'ok' })
    await expect.poll(() => upstream.connections.size).toBe(0)
    expect(await ask(pool)).toMatchObject({ status: 200, body: 'ok' })
    expect(upstream.opened()).toBe(2)
  })

  test('on which a backend speaks unasked are given up', async () => {
    await using upstream = await saying((socket) => {
      socket.write(okay, () => setImmediate(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison')))
    })
    const pool = poolTo(upstream.origin)
    await ask(pool)
    await expect.poll(() => upstream.connections.size).toBe(0)
    expect(await ask(pool)).toMatchObject({ body: 'ok' })
  })
})

describe('an idle connection', () => {
  async function idleTicks(headers: string): Promise<number> {
    await using upstream = await saying(`HTTP/1.1 200 OK\r\n${headers}Content-Length: 2\r\n\r\nok`)
    const pool = poolTo(upstream.origin)
    await ask(pool)
    for (let ticks = 1; ; ticks++) {
      pool.tick()
      await new Promise((resolve) => setImmediate(resolve))
      await ask(pool, { path: '/again' }).then(() => undefined)
      if (upstream.opened() > 1) return ticks
      // What was used is not idle any more: count from there.
      for (let index = 0; index < ticks; index++) pool.tick()
      const before = upstream.opened()
      await ask(pool)
      if (upstream.opened() > before) return ticks
    }
  }

  test.each([
    ['', 4],
    ['Keep-Alive: timeout=3\r\n', 2],
    ['Keep-Alive: timeout=7\r\n', 6],
    ['Keep-Alive: timeout=600\r\n', 60],
  ])('is closed in time, when the backend says %j', async (headers, ticks) => {
    expect(await idleTicks(headers)).toBe(ticks)
  })

  test('is closed by the pool itself', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    await using upstream = await saying(okay)
    const pool = poolTo(upstream.origin)
    await ask(pool)
    vi.advanceTimersByTime(3900)
    expect(upstream.connections.size).toBe(1)
    vi.advanceTimersByTime(200)
    await expect.poll(() => upstream.connections.size).toBe(0)
    vi.advanceTimersByTime(1000)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('that the backend closes is noticed', async () => {
    let kept: Socket | undefined
    await using upstream = await saying((socket) => {
      kept = socket
      socket.write(okay)
    })
    const pool = poolTo(upstream.origin)
    await ask(pool)
    kept?.end()
    await expect.poll(() => upstream.connections.size).toBe(0)
    expect(await ask(pool)).toMatchObject({ body: 'ok', error: undefined })
  })
})

describe('a connection that breaks', () => {
  test('when it is used again, before a byte came, is stale, and so are the other idle ones', async () => {
    await using upstream = await saying(okay, (socket) => socket.destroy())
    const pool = poolTo(upstream.origin)
    await Promise.all([ask(pool), ask(pool)])
    expect(upstream.opened()).toBe(2)
    expect((await ask(pool)).error).toBeInstanceOf(StaleConnection)
    expect(await ask(pool)).toMatchObject({ body: 'ok' })
    expect(upstream.opened()).toBe(3)
  })

  test.each([
    ['at its first call', [(socket: Socket) => socket.destroy()]],
    ['after a byte', [okay, (socket: Socket) => socket.end('H')]],
    ['after garbage', [okay, (socket: Socket) => socket.end('garbage\r\n\r\n')]],
    ['after an interim answer', [okay, (socket: Socket) => socket.end('HTTP/1.1 100 Continue\r\n\r\n')]],
  ])('%s is not', async (_, answers) => {
    await using upstream = await saying(...answers)
    const pool = poolTo(upstream.origin)
    let last = await ask(pool)
    if (answers.length > 1) last = await ask(pool)
    expect(last.error).toBeInstanceOf(Error)
    expect(last.error).not.toBeInstanceOf(StaleConnection)
  })
})

describe('a connection that cannot be opened', () => {
  test('fails the call that it was opened for, and no other', async () => {
    let attempts = 0
    await using upstream = await saying(okay)
    const real = connecting(upstream.origin)
    const pool = new UpstreamPool(
      (onRead, done) => {
        if (++attempts !== 1) return real(onRead, done)
        done(new Error('refused'))
        return () => undefined
      },
      'backend',
      8,
    )
    pools.push(pool)
    const calls = await Promise.all([ask(pool), ask(pool), ask(pool)])
    expect(calls.map(({ error, body }) => error?.message ?? body)).toEqual(['refused', 'ok', 'ok'])
  })

  test('is tried for each call', async () => {
    const pool = poolTo('http://127.0.0.1:1', 2)
    const calls = await Promise.all(Array.from({ length: 10 }, () => ask(pool)))
    expect(calls.every(({ error }) => error?.message.includes('ECONNREFUSED'))).toBe(true)
  })
})

describe('a request that cannot be sent', () => {
  test('fails, and the connection serves the next', async () => {
    await using upstream = await saying(okay)
    const pool = poolTo(upstream.origin)
    expect((await ask(pool, { path: 'http://evil/' })).error).toBeInstanceOf(InvalidRequest)
    await ask(pool)
    expect((await ask(pool, { headers: ['A', 'b\r\nC: d'] })).error).toBeInstanceOf(InvalidRequest)
    expect(await ask(pool)).toMatchObject({ body: 'ok' })
    expect([upstream.opened(), upstream.heard.length]).toEqual([1, 2])
  })
})

describe('bodies', () => {
  /** Answers when the whole request is there. */
  async function received(request: Partial<UpstreamRequest>, end: string | RegExp) {
    let text = ''
    await using upstream = await rawUpstream((socket) => {
      socket.on('data', (data) => {
        text += data.toString('latin1')
        if (typeof end === 'string' ? text.endsWith(end) : end.test(text)) socket.write(okay)
      })
    })
    const call = await ask(poolTo(upstream.origin), { method: 'POST', ...request })
    expect([call.error, call.body]).toEqual([undefined, 'ok'])
    return { head: text.slice(0, text.indexOf('\r\n\r\n')), body: text.slice(text.indexOf('\r\n\r\n') + 4), call }
  }

  const large = 'abcdefghij'.repeat(40_000)

  test.each([
    ['text', 'hello', 'hello'],
    ['text beyond ASCII', 'hällo €', Buffer.from('hällo €').toString('latin1')],
    ['bytes', Buffer.from([0, 255, 13, 10]), '\0\xff\r\n'],
    ['large text', large, large],
    ['many bytes', Buffer.from(large), large],
    ['a part of other bytes', new Uint8Array(Buffer.from('xhellox')).subarray(1, 6), 'hello'],
  ])('of %s go out whole', async (_, body, expected) => {
    const { head, body: sent, call } = await received({ body }, expected)
    expect([sent === expected, call.sent]).toEqual([true, 1])
    expect(head).toContain(`Content-Length: ${expected.length}`)
  })

  test('that stream go out under their length', async () => {
    const body = Readable.from([Buffer.from('hello '), Buffer.alloc(0), Buffer.from('world')])
    const { body: sent, call } = await received({ body, headers: ['Content-Length', '11'] }, 'world')
    expect(sent).toBe('hello world')
    expect(call.sent).toBeGreaterThan(1)
  })

  test('that stream go out in chunks where nobody knows their length', async () => {
    const body = Readable.from([Buffer.from('hello '), Buffer.from(large)])
    const { head, body: sent } = await received({ body }, '0\r\n\r\n')
    expect(head).toContain('Transfer-Encoding: chunked')
    expect(sent).toBe(`6\r\nhello \r\n${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`)
  })

  test('that stream and are empty', async () => {
    expect((await received({ body: Readable.from([]) }, '0\r\n\r\n')).body).toBe('0\r\n\r\n')
    const headers = ['Content-Length', '0']
    expect((await received({ body: Readable.from([]), headers }, '\r\n\r\n')).body).toBe('')
  })

  test('that come late do not keep the head back', async () => {
    const body = new PassThrough()
    await using upstream = await saying(okay)
    const pending = ask(poolTo(upstream.origin), { method: 'POST', body })
    await expect.poll(() => upstream.heard.join('')).toContain('\r\n\r\n')
    body.destroy()
    await pending
  })

  test('go no faster than the backend takes them', async () => {
    const body = new PassThrough()
    await using upstream = await rawUpstream((socket) => setImmediate(() => socket.pause()))
    const pool = poolTo(upstream.origin)
    const call = new HeardCall({ method: 'POST', body, headers: ['Content-Length', '1000000000'] })
    pool.dispatch(call)
    const piece = Buffer.alloc(256 * 1024)
    let taken = 0
    while (body.write(piece) || !body.isPaused()) {
      taken++
      await new Promise((resolve) => setImmediate(resolve))
      if (taken > 2000) break
    }
    expect(taken).toBeLessThan(2000)
    for (const socket of upstream.connections) socket.resume()
    await expect.poll(() => body.isPaused()).toBe(false)
    call.line?.abort()
    expect(body.destroyed).toBe(true)
  })

  test.each([
    ['longer', '3'],
    ['shorter', '9'],
  ])('that are %s than they said break the connection', async (_, length) => {
    await using upstream = await saying(() => undefined)
    const body = Readable.from([Buffer.from('hello')])
    const call = await ask(poolTo(upstream.origin), { method: 'POST', body, headers: ['Content-Length', length] })
    expect(call.error?.message).toMatch(/than it said/)
    await expect.poll(() => upstream.connections.size).toBe(0)
  })

  test.each([
    ['fail', new Error('left'), 'left'],
    ['break off', undefined, 'The body broke off'],
  ])('that %s break the connection', async (_, error, message) => {
    await using upstream = await saying(() => undefined)
    const body = new PassThrough()
    const pending = ask(poolTo(upstream.origin), { method: 'POST', body })
    body.write('half')
    await expect.poll(() => upstream.heard.join('')).toContain('half')
    body.destroy(error)
    expect((await pending).error?.message).toBe(message)
    await expect.poll(() => upstream.connections.size).toBe(0)
  })

  test('that the answer did not wait for are not sent to their end, and the connection is not used again', async () => {
    await using upstream = await saying(okay)
    const body = new PassThrough()
    const pool = poolTo(upstream.origin)
    const pending = ask(pool, { method: 'POST', body })
    body.write('half')
    expect(await pending).toMatchObject({ status: 200, body: 'ok', error: undefined })
    expect(body.destroyed).toBe(true)
    await expect.poll(() => upstream.connections.size).toBe(0)
  })
})

describe('a call that is given up', () => {
  test('while it waits is never sent', async () => {
    await using upstream = await saying(okay)
    const pool = poolTo(upstream.origin, 1)
    const [first, second, third] = [new HeardCall(), new HeardCall({ path: '/given-up' }), new HeardCall()]
    for (const call of [first, second, third]) pool.dispatch(call)
    second.isOver = true
    pool.forget(second)
    await Promise.all([first.ended, third.ended])
    expect(upstream.heard.join('')).not.toContain('/given-up')
  })

  test('while its connection opens leaves the connection for the next', async () => {
    await using upstream = await saying(okay)
    const pool = poolTo(upstream.origin, 1)
    const call = new HeardCall({ path: '/given-up' })
    pool.dispatch(call)
    await new Promise((resolve) => setImmediate(resolve))
    call.isOver = true
    expect(await ask(pool)).toMatchObject({ body: 'ok' })
    expect([upstream.opened(), upstream.heard.length]).toEqual([1, 1])
  })

  test('while it waits is forgotten', async () => {
    await using upstream = await saying(() => undefined)
    const pool = poolTo(upstream.origin, 1)
    const holding = new HeardCall()
    pool.dispatch(holding)
    await expect.poll(() => upstream.heard.length).toBe(1)
    const waiting = new HeardCall({ path: '/forgotten' })
    pool.dispatch(waiting)
    await new Promise((resolve) => setImmediate(resolve))
    pool.forget(waiting)
    holding.line?.abort()
    await expect.poll(() => upstream.connections.size).toBe(0)
    expect([upstream.opened(), waiting.line]).toEqual([1, undefined])
  })

  test('while it is answered breaks its connection, and hears nothing more', async () => {
    await using upstream = await saying('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')
    const pool = poolTo(upstream.origin)
    const call = new HeardCall()
    call.onHeard = () => call.line?.abort()
    pool.dispatch(call)
    await expect.poll(() => call.status).toBe(200)
    await expect.poll(() => upstream.connections.size).toBe(0)
    expect([call.body, call.error]).toEqual(['', undefined])
  })
})

test('an answer that is held back holds the backend back, and goes on when it is wanted', async () => {
  const total = 32 * 1024 * 1024
  let written = 0
  await using upstream = await saying((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${total}\r\n\r\n`)
    const more = () => {
      while (written < total) {
        written += 65_536
        if (!socket.write(Buffer.alloc(65_536))) return
      }
    }
    socket.on('drain', more)
    more()
  })
  const pool = poolTo(upstream.origin)
  const call = new HeardCall()
  call.onHeard = () => call.line?.pause()
  pool.dispatch(call)
  await expect.poll(() => call.status).toBe(200)
  const seen: number[] = []
  const stands = () => seen.push(written) > 1 && seen.at(-1) === seen.at(-2)
  await expect.poll(stands, { interval: 100 }).toBe(true)
  expect(written).toBeLessThan(total)
  call.line?.resume()
  await call.ended
  expect(call.body.length).toBe(total)
})

test('a connection that was held back until its end is used again', async () => {
  await using upstream = await saying(okay)
  const pool = poolTo(upstream.origin)
  const call = new HeardCall()
  call.onHeard = () => call.line?.pause()
  pool.dispatch(call)
  await call.ended
  expect(await ask(pool)).toMatchObject({ body: 'ok' })
  expect(upstream.opened()).toBe(1)
})

describe('closing', () => {
  test('ends idle connections at once, and waits for the others', async () => {
    const waiting: Socket[] = []
    await using upstream = await saying((socket) => void waiting.push(socket))
    const pool = poolTo(upstream.origin)
    const calls = [ask(pool), ask(pool)]
    await expect.poll(() => waiting.length).toBe(2)
    waiting[0]?.write(okay)
    await Promise.race(calls)
    let isClosed = false
    const closed = pool.close().then(() => {
      isClosed = true
    })
    await expect.poll(() => upstream.connections.size).toBe(1)
    expect(isClosed).toBe(false)
    waiting[1]?.write(okay)
    await closed
    expect((await Promise.all(calls)).map(({ body }) => body)).toEqual(['ok', 'ok'])
    await expect.poll(() => upstream.connections.size).toBe(0)
  })

  test('breaks what takes too long, and what waits', async () => {
    await using upstream = await saying(() => undefined)
    const pool = poolTo(upstream.origin, 1)
    const calls = [ask(pool), ask(pool)]
    await expect.poll(() => upstream.heard.length).toBe(1)
    const late = ask(pool)
    pool.destroy()
    for (const { error } of await Promise.all([...calls, late])) expect(error?.message).toBe('the gateway closes')
    await expect.poll(() => upstream.connections.size).toBe(0)
  })

  test('gives up what still opens', async () => {
    let isCancelled = false
    const pool = new UpstreamPool(
      () => () => {
        isCancelled = true
      },
      'backend',
      1,
    )
    const call = new HeardCall()
    pool.dispatch(call)
    await new Promise((resolve) => setImmediate(resolve))
    pool.destroy()
    await call.ended
    expect([isCancelled, call.error?.message]).toEqual([true, 'the gateway closes'])
  })

  test('a socket that opens too late is closed', async () => {
    await using upstream = await saying(okay)
    let finish: (() => void) | undefined
    const pool = new UpstreamPool(
      (_, done) => {
        const socket = connectSocket(Number(new URL(upstream.origin).port), '127.0.0.1')
        finish = () => done(socket)
        return () => undefined
      },
      'backend',
      1,
    )
    pool.dispatch(new HeardCall())
    await expect.poll(() => upstream.connections.size).toBe(1)
    pool.destroy()
    finish?.()
    await expect.poll(() => upstream.connections.size).toBe(0)
  })
})

test('one call’s backend closing does not end another’s', async () => {
  await using upstream = await saying((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nuntil the end'))
  const pool = poolTo(upstream.origin)
  const calls = await Promise.all([ask(pool), ask(pool)])
  expect(calls.map(({ body }) => body)).toEqual(['until the end', 'until the end'])
  for (const socket of upstream.connections) await once(socket, 'close')
})
