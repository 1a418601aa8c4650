import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { onCore } from './contestant.ts'
import type { BenchRequest } from './scenario.ts'

const run = promisify(execFile)

export interface Load {
  readonly origin: string
  readonly request: BenchRequest
  readonly headers: Readonly<Record<string, string>>
  readonly connections: number
  readonly seconds: number
}

export interface LoadResult {
  readonly requestsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Answers that were not 2xx, and broken connections. */
  readonly failures: number
}

/** Puts load on an origin from a process of its own: wrk where it is installed, autocannon elsewhere. */
export async function load(given: Load): Promise<LoadResult> {
  return hasWrk() ? await loadByWrk(given) : await loadByAutocannon(given)
}

export function loader(): string {
  return hasWrk() ? 'wrk' : 'autocannon'
}

function hasWrk(): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'wrk')))
}

async function loadByWrk({ origin, request, headers, connections, seconds }: Load): Promise<LoadResult> {
  const script = join(mkdtempSync(join(tmpdir(), 'gateway-bench-wrk-')), 'request.lua')
  writeFileSync(script, luaOf(request, headers))
  const options = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-s', script, origin + request.path]
  const [command, ...args] = onCore('load', ['wrk', ...options])
  const { stdout } = await run(command, args)
  const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0)
  const broken = /connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout)?.slice(1) ?? []
  return {
    requestsPerSecond: number(/Requests\/sec:\s+([\d.]+)/),
    p50Ms: milliseconds(/50%\s+([\d.]+\w+)/.exec(stdout)?.[1]),
    p99Ms: milliseconds(/99%\s+([\d.]+\w+)/.exec(stdout)?.[1]),
    failures: number(/Non-2xx or 3xx responses: (\d+)/) + broken.reduce((sum, count) => sum + Number(count), 0),
  }
}

/** What wrk sends, as a script of its own language. */
function luaOf({ method, body, vary }: BenchRequest, headers: Load['headers']): string {
  const text = (value: string) => `[==[${value}]==]`
  const lines = [
    `wrk.method = "${method}"`,
    ...Object.entries(headers).map(([name, value]) => `wrk.headers[ ${text(name)} ] = ${text(value)}`),
    ...(body === undefined ? [] : [`wrk.body = ${text(body)}`]),
  ]
  if (vary === undefined) return lines.join('\n')
  return `${lines.join('\n')}
n = 1
local function vary()
  ${vary}
end
function request()
  local path, host, key = vary()
  if host then wrk.headers["Host"] = host end
  if key then wrk.headers["X-Api-Key"] = key end
  return wrk.format(nil, path)
end`
}

/** wrk writes `950.00us`, `1.20ms` or `1.10s`. */
function milliseconds(text = '0ms'): number {
  const value = Number.parseFloat(text)
  if (text.endsWith('us')) return value / 1000
  return text.endsWith('ms') ? value : value * 1000
}

/** autocannon always asks the same. */
async function loadByAutocannon({ origin, request, headers, connections, seconds }: Load): Promise<LoadResult> {
  const script = createRequire(import.meta.url).resolve('autocannon/autocannon.js')
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`])
  const body = request.body === undefined ? [] : ['-b', request.body]
  const options = ['-j', '-m', request.method, '-c', `${connections}`, '-d', `${seconds}`, ...given, ...body]
  const [command, ...args] = onCore('load', [process.execPath, script, ...options, origin + request.path])
  const { stdout } = await run(command, args)
  const { requests, latency, non2xx, errors } = JSON.parse(stdout)
  return { requestsPerSecond: requests.average, p50Ms: latency.p50, p99Ms: latency.p99, failures: non2xx + errors }
}
