import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { findOrInstall } from '../../servers/debian-package.ts'
import type { Credentials } from './sdk-client.ts'
import type { ClientAnswer, SurfaceClient } from './surface-client.ts'

/** Debian's Python, beside which its packages are; another one on PATH has others. */
const python = '/usr/bin/python3'

const packages = {
  boto3: ['python3-boto3', '/usr/lib/python3/dist-packages/boto3'],
  cli: ['awscli', '/usr/bin/aws'],
} as const

/** Debian's AWS CLI or boto3, as a process that is asked a line at a time. @throws where it cannot be installed. */
export async function createDebianClient(
  kind: keyof typeof packages,
  endpoint: string,
  credentials: Credentials,
): Promise<SurfaceClient> {
  const [debianPackage, place] = packages[kind]
  if (!existsSync(place)) findOrInstall(place, debianPackage, [place])
  const script = new URL('./debian-clients.py', import.meta.url).pathname
  const child = spawn(python, [script, kind, endpoint], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH ?? '',
      HOME: '/nonexistent',
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
    },
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const answer = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`${kind} ended`)
    return value
  }
  const { operations }: { operations: string[] } = JSON.parse(await answer())
  return {
    operations: new Set(operations),
    async call(operation, input, limit): Promise<ClientAnswer> {
      child.stdin.write(`${JSON.stringify({ operation, input: packed(input), limit })}\n`)
      return JSON.parse(await answer())
    },
    close: () => ended(child),
  }
}

/** Bytes as `{"$bytes": base64}`. */
function packed(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return value.map(packed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, packed(item)]))
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.stdin?.end()
  await gone
}
