import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { apiId, apiKeyValue, stageName } from '../src/testing/deployed-api.ts'
import { type LoadResult, load, loader } from './load.ts'
import { findNginx, nginxBackend, nginxProxy } from './nginx.ts'

/**
 * `npm run bench`: one table. Each contestant is one process in front of the same backend, and all are asked the same
 * request in rounds that alternate, because a machine's mood changes by the second; what counts are the ratios.
 * BENCH_ROUNDS (5), BENCH_SECONDS (4 each) and BENCH_CONNECTIONS (64) may be set.
 */
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = Number(process.env.BENCH_SECONDS ?? 4)
const connections = Number(process.env.BENCH_CONNECTIONS ?? 64)
const firstPort = Number(process.env.BENCH_PORT ?? 21_900)
const [backendPort, gatewayPort, barePort, nginxPort] = [firstPort, firstPort + 1, firstPort + 2, firstPort + 3]

/** As a client sends them. */
const headers = {
  Host: `${apiId}.execute-api.us-east-1.localhost`,
  'X-Api-Key': apiKeyValue,
  Accept: 'application/json',
  'Accept-Encoding': 'gzip, deflate, br',
  'User-Agent': 'bench/1.0 (a client with an ordinary name)',
}

interface Contestant {
  readonly name: string
  readonly port: number
  readonly command: readonly string[]
}

interface Round extends LoadResult {
  /** Microseconds of processor time that the contestant spent per request; a busy machine disturbs this least. */
  readonly cpuMicros: number
}

/** What the contestants write goes here, and goes away with the end. */
const folder = mkdtempSync(join(tmpdir(), 'gateway-bench-'))
process.env.TMPDIR = folder

const nginx = findNginx()
const processes = new Map<number, ChildProcess>()
process.exitCode = await bench().finally(async () => {
  for (const child of processes.values()) {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

async function bench(): Promise<number> {
  await start(
    nginx === undefined ? node('backend.ts', backendPort) : [nginx, ...nginxBackend(backendPort)],
    backendPort,
  )
  const contestants = [
    {
      name: 'gateway: key + rate + quota + usage',
      port: gatewayPort,
      command: node('gateway.ts', gatewayPort, backendPort),
    },
    { name: 'bare undici proxy', port: barePort, command: node('bare-undici-proxy.ts', barePort, backendPort) },
    ...(nginx === undefined
      ? []
      : [{ name: 'nginx as a plain proxy', port: nginxPort, command: [nginx, ...nginxProxy(nginxPort, backendPort)] }]),
  ]
  for (const { command, port } of contestants) await start(command, port)
  const results = new Map<Contestant, Round[]>(contestants.map((contestant) => [contestant, []]))
  for (const contestant of contestants) await ask(contestant, 2)
  for (let round = 0; round < rounds; round++) {
    // Whoever comes first in one round comes last in the next.
    for (const contestant of round % 2 === 0 ? contestants : contestants.toReversed()) {
      results.get(contestant)?.push(await ask(contestant, seconds))
    }
  }
  return print(results)
}

async function ask({ port }: Contestant, duration: number): Promise<Round> {
  const before = cpuMicros(port)
  const url = `http://127.0.0.1:${port}/${stageName}/pets/1`
  const result = await load({ url, headers, connections, seconds: duration })
  return { ...result, cpuMicros: (cpuMicros(port) - before) / (result.requestsPerSecond * duration) }
}

/** Processor time of a contestant so far, its children included, where the system tells (proc(5), 100 ticks a second). */
function cpuMicros(port: number): number {
  const pid = processes.get(port)?.pid
  if (pid === undefined || !existsSync(`/proc/${pid}/task/${pid}/children`)) return Number.NaN
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  return [`${pid}`, ...children].reduce((sum, id) => sum + ticks(id) * 10_000, 0)
}

function ticks(pid: string): number {
  const [, text = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = text.split(' ')
  return Number(fields[11]) + Number(fields[12])
}

function node(script: string, ...ports: number[]): string[] {
  return [process.execPath, fileURLToPath(new URL(script, import.meta.url)), ...ports.map(String)]
}

async function start([command = '', ...args]: readonly string[], port: number): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  processes.set(port, child)
  for (let attempt = 0; attempt < 100; attempt++) {
    if (child.exitCode !== null) throw new Error(`${command} ${args.join(' ')} ended with ${child.exitCode}`)
    if (await answers(port)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Nothing listens on port ${port}`)
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => socket.destroy())
    socket.once('connect', () => socket.end())
  })
}

/** @returns 1 when the gateway is slower than 0.8 of the bare proxy, or somebody failed. */
function print(results: ReadonlyMap<Contestant, readonly Round[]>): number {
  const [, bare = []] = [...results.values()]
  const ratios = (own: readonly Round[]) =>
    own.map((result, round) => result.requestsPerSecond / (bare[round]?.requestsPerSecond ?? Number.NaN))
  const rows = [...results].map(([{ name }, own]) => ({
    contestant: name,
    'requests/s': Math.round(median(own.map((result) => result.requestsPerSecond))),
    'to bare proxy': Number(median(ratios(own)).toFixed(2)),
    'cpu µs/request': Number(median(own.map((result) => result.cpuMicros)).toFixed(1)),
    'p50 ms': Number(median(own.map((result) => result.p50Ms)).toFixed(2)),
    'p99 ms': Number(median(own.map((result) => result.p99Ms)).toFixed(2)),
    failures: own.reduce((sum, result) => sum + result.failures, 0),
  }))
  const backend = nginx === undefined ? 'node:http' : 'nginx'
  console.log(`${rounds} rounds of ${seconds} s, ${connections} connections, ${loader()}, backend ${backend}; medians`)
  if (nginx === undefined) console.log('nginx is not installed, so it is missing from the table')
  console.table(rows)
  const failed = rows.some((row) => row.failures > 0)
  return failed || (rows[0]?.['to bare proxy'] ?? 0) < 0.8 ? 1 : 0
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
