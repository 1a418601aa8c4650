import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { apiId } from '../src/testing/deployed-api.ts'
import { type Contestant, canBind, onCore, startContestant } from './contestant.ts'
import { load, loader } from './load.ts'
import { findNginx, hasLua, nginxBackend, nginxLuaProxy, nginxProxy } from './nginx.ts'
import { printTable, type Round } from './print-table.ts'
import type { BenchScenario, Prepared } from './scenario.ts'
import { scenarios } from './scenarios.ts'

/**
 * `npm run bench`, `npm run bench -- mock templates`: one table for each scenario. Each contestant is one process on one
 * core in front of the same backend, and all are asked the same in rounds that alternate, because a machine's mood
 * changes by the second; what counts are the ratios of each round. BENCH_ROUNDS (5), BENCH_SECONDS (4 each) and
 * BENCH_CONNECTIONS (64) may be set. Ends with 1 when somebody failed.
 */
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = Number(process.env.BENCH_SECONDS ?? 4)
const connections = Number(process.env.BENCH_CONNECTIONS ?? 64)
const firstPort = Number(process.env.BENCH_PORT ?? 21_900)

/** As a client sends them. */
const usualHeaders = {
  Host: `${apiId}.execute-api.us-east-1.localhost`,
  Accept: 'application/json',
  'Accept-Encoding': 'gzip, deflate, br',
  'User-Agent': 'bench/1.0 (a client with an ordinary name)',
}

/** What the contestants write goes here, and goes away with the end. */
const folder = mkdtempSync(join(tmpdir(), 'gateway-bench-'))
process.env.TMPDIR = folder
const nginx = findNginx()

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => scenarios[name] === undefined)
if (unknown.length > 0) throw new Error(`${unknown} is none of ${Object.keys(scenarios).join(', ')}`)
process.exitCode = await bench(asked.length > 0 ? asked : Object.keys(scenarios)).finally(() =>
  rmSync(folder, { recursive: true, force: true }),
)

async function bench(names: readonly string[]): Promise<number> {
  const backend = nginx === undefined ? 'node:http' : 'nginx'
  const bound = canBind ? 'one core each' : 'not bound to cores'
  console.log(`${rounds} rounds of ${seconds} s, ${connections} connections, ${loader()}, backend ${backend}, ${bound}`)
  if (nginx === undefined) console.log('nginx is not installed, so it is missing from the tables')
  let failures = 0
  for (const name of names) {
    const scenario = scenarios[name]
    if (scenario !== undefined) failures += await measure(name, scenario)
  }
  if (names.includes('routes')) await alone('measure-match.ts')
  // Collects its garbage as the product's threads do.
  if (names.includes('apis') || names.includes('keys')) {
    await alone('measure-load.ts', '--expose-gc', '--max-semi-space-size=8')
  }
  return failures === 0 ? 0 : 1
}

/** Measures what needs no peer, in a process of its own. */
async function alone(name: string, ...options: readonly string[]): Promise<void> {
  const script = fileURLToPath(new URL(name, import.meta.url))
  const [command, ...args] = onCore('contestant', [process.execPath, ...options, script])
  await once(spawn(command, args, { stdio: 'inherit' }), 'exit')
}

/** @returns how many requests failed. */
async function measure(name: string, scenario: BenchScenario): Promise<number> {
  const running: Contestant[] = []
  const prepared = await scenario.prepare?.()
  try {
    const backend = nginx === undefined ? node('backend.ts', firstPort) : [nginx, ...nginxBackend(firstPort)]
    running.push(await startContestant('backend', firstPort, 'load', backend))
    const contestants: Contestant[] = []
    for (const [index, [label, command]] of commands(name, scenario, prepared).entries()) {
      const port = firstPort + 1 + index
      const contestant = await startContestant(label, port, 'contestant', command(port))
      running.push(contestant)
      contestants.push(contestant)
    }
    const results = await race(contestants, scenario, prepared)
    return printTable(scenario, results)
  } finally {
    for (const contestant of running) await contestant.stop()
    await prepared?.stop()
  }
}

type Command = readonly [label: string, command: (port: number) => readonly string[]]

function commands(name: string, { gateways, peers }: BenchScenario, prepared: Prepared | undefined): Command[] {
  const own = Object.entries(gateways).map(([label, argument]): Command => {
    const given = `${argument} ${prepared?.argument ?? ''}`.trim()
    return [label, (port) => node('gateway.ts', port, firstPort, name, given)]
  })
  const bare: Command = ['bare undici proxy', (port) => node('bare-undici-proxy.ts', port, firstPort)]
  const others: Command[] = []
  if (nginx !== undefined && peers.includes('nginx')) {
    others.push(['nginx as a plain proxy', (port) => [nginx, ...nginxProxy(port, firstPort)]])
  }
  if (nginx !== undefined && peers.includes('nginx + lua') && hasLua()) {
    others.push(['nginx + Lua: key, rate, quota, log', (port) => [nginx, ...nginxLuaProxy(port, firstPort)]])
  }
  return [...own, bare, ...others]
}

async function race(
  contestants: readonly Contestant[],
  scenario: BenchScenario,
  prepared: Prepared | undefined,
): Promise<ReadonlyMap<string, readonly Round[]>> {
  const headers = { ...usualHeaders, ...scenario.request.headers, ...prepared?.headers }
  const ask = async (contestant: Contestant, duration: number): Promise<Round> => {
    const before = contestant.cpuMicros()
    const origin = `http://127.0.0.1:${contestant.port}`
    const result = await load({ origin, request: scenario.request, headers, connections, seconds: duration })
    return { ...result, cpuMicros: (contestant.cpuMicros() - before) / (result.requestsPerSecond * duration) }
  }
  const results = new Map<string, Round[]>(contestants.map(({ name }) => [name, []]))
  for (const contestant of contestants) await ask(contestant, 2)
  for (let round = 0; round < rounds; round++) {
    // Whoever comes first in one round comes last in the next.
    for (const contestant of round % 2 === 0 ? contestants : contestants.toReversed()) {
      results.get(contestant.name)?.push(await ask(contestant, seconds))
    }
  }
  return results
}

function node(script: string, ...args: (string | number)[]): string[] {
  return [process.execPath, fileURLToPath(new URL(script, import.meta.url)), ...args.map(String)]
}
