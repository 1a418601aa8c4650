import type { Server } from 'node:http'
import { duplexPair } from 'node:stream'
import { createGateway } from '../../src/gateway.ts'
import { createNodeListener } from '../../src/listener/node-http.ts'
import { apiId, deployedApi, mock } from '../../src/testing/deployed-api.ts'
import { desyncCorpus } from '../../src/testing/desync-corpus.ts'
import { memoryPorts } from '../../src/testing/memory-ports.ts'
import { expectThat, type FuzzTarget } from '../fuzz-target.ts'
import type { RandomSource } from '../random-source.ts'

const host = `${apiId}.execute-api.us-east-1.localhost`
const corpus = Object.values(desyncCorpus)
  .flat()
  .map(({ bytes }) => bytes(host))
  .filter((bytes) => bytes.length < 5000)
const pieces = [
  ...[
    '\r\n',
    '\n',
    '\r',
    ' ',
    '\t',
    ':',
    '\0',
    '\x0b',
    '/',
    '#',
    '?',
    '%',
    '\\',
    'GET ',
    'POST ',
    ' HTTP/1.1',
    ' HTTP/1.0',
  ],
  ...[
    'Host: a\r\n',
    'Content-Length: 5\r\n',
    'Transfer-Encoding: chunked\r\n',
    'Connection: close\r\n',
    '0\r\n\r\n',
    'Upgrade: h2c\r\n',
  ],
  ...[
    'Expect: 100-continue\r\n',
    '\xff',
    'é',
    '5\r\nhello\r\n',
    '\r\n\r\n',
    'http://',
    'PRI * HTTP/2.0',
    'CONNECT ',
    'x'.repeat(300),
  ],
]

/** Bytes on a connection: whatever they are, each answer is a whole one, and no more of them than requests. */
export const listenerBytes: FuzzTarget = {
  name: 'listener-bytes',
  async run(random) {
    const bytes = inputOf(random)
    listener ??= start()
    const { server, errors } = await listener
    const answer = await converse(server, bytes, random)
    const problem = errors.splice(0).find(({ message }) => message === 'The gateway failed')
    expectThat(problem === undefined, `the gateway failed: ${String(problem?.error)}`, bytes)
    let rest = answer
    let answers = 0
    while (rest !== '') {
      const [whole, length] =
        /^HTTP\/1\.1 \d{3} [^\r\n]*\r\n(?:[^\r\n]+\r\n)*?Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/i.exec(rest) ??
        []
      const interim = /^HTTP\/1\.1 100 Continue\r\n\r\n/.exec(rest)?.[0]
      expectThat(
        whole !== undefined || interim !== undefined,
        `this is no answer: ${JSON.stringify(rest.slice(0, 300))}`,
        bytes,
      )
      rest = rest.slice(interim === undefined ? (whole?.length ?? 0) + Number(length) : interim.length)
      if (interim === undefined) answers++
    }
    const lines = bytes.split(/\r\n|\n/).length
    expectThat(answers <= lines, `${answers} answers to ${lines} lines`, bytes)
  },
  async close() {
    if (listener === undefined) return
    const { server, gateway } = await listener
    server.close()
    await gateway.close()
  },
}

let listener: ReturnType<typeof start> | undefined

async function start() {
  const ports = memoryPorts({ usage: { record: () => undefined } })
  const gateway = createGateway(ports, { patienceMs: 1 })
  await gateway.load(deployedApi({ methods: { 'ANY /{proxy+}': mock(200, 'ok'), 'ANY /': mock(200, 'ok') } }))
  const patience = { lingerMs: 1, silenceMs: 5, idleMs: 5 }
  return { gateway, server: createNodeListener(gateway, { patience }), errors: ports.errors }
}

function inputOf(random: RandomSource): string {
  if (random.chance(0.1)) return random.text(20, pieces)
  let bytes = random.pick(corpus)
  for (let change = random.below(4); change > 0; change--) bytes = random.spoiled(bytes, pieces)
  return bytes
}

/** A connection in memory: says the bytes in pieces, leaves, and keeps what it is answered. */
function converse(server: Server, bytes: string, random: RandomSource): Promise<string> {
  const [client, far] = duplexPair()
  let received = ''
  client.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1')
  })
  return new Promise((resolve) => {
    const end = () => {
      far.destroy()
      resolve(received)
    }
    client.on('end', end).on('error', end).on('close', end)
    far.on('error', () => undefined).on('close', () => client.end())
    // What a listener asks of a socket beyond a stream.
    server.emit('connection', Object.assign(far, { setTimeout: () => far, setNoDelay: () => far }))
    const cut = random.below(bytes.length + 1)
    client.write(bytes.slice(0, cut), 'latin1')
    client.write(bytes.slice(cut), 'latin1')
    setTimeout(() => client.end(), 2)
  })
}
