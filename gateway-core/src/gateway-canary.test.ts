import { describe, expect, test } from 'vitest'
import { randomIds } from './random-ids.ts'
import type { CanarySnapshot, StageSnapshot } from './snapshot.ts'
import { deployedStage, httpProxy, mock } from './testing/deployed-api.ts'
import { scenario } from './testing/scenario.ts'
import { scriptedUpstream } from './testing/scripted-upstream.ts'

const methods = { 'GET /pets': mock(200, 'old') }

function canary(change: Partial<CanarySnapshot> = {}): CanarySnapshot {
  const { api } = deployedStage({ methods: { 'GET /pets': mock(200, 'new'), 'GET /added': mock(200, 'added') } })
  return {
    percentTraffic: 30,
    deploymentId: 'dep002',
    stageVariableOverrides: {},
    useStageCache: false,
    api,
    ...change,
  }
}

/** Randomness that a test decides, in order, again and again. */
function scripted(values: readonly number[]) {
  let next = 0
  return { ...randomIds, random: () => values[next++ % values.length] ?? 0 }
}

const hundredths = scripted(Array.from({ length: 100 }, (_, index) => index / 100))
const bodies = async (stage: Partial<StageSnapshot>, times: number, ids = hundredths) => {
  await using served = await scenario({ methods, stage }, { ids })
  const seen: string[] = []
  for (let time = 0; time < times; time++) seen.push((await served.call('GET', '/pets')).body)
  return seen
}

describe('a canary', () => {
  test.each([
    [0, 0],
    [0.5, 1],
    [30, 30],
    [99.5, 100],
    [100, 100],
  ])('of %d percent gets %d of a hundred requests', async (percentTraffic, expected) => {
    const seen = await bodies({ canary: canary({ percentTraffic }) }, 100)
    expect(seen.filter((body) => body === 'new')).toHaveLength(expected)
    expect(seen.filter((body) => body === 'old')).toHaveLength(100 - expected)
  })

  test('is chosen by chance: its share of many real draws is close to what it should be', () => {
    const draws = Array.from({ length: 100_000 }, () => randomIds.random())
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true)
    const share = draws.filter((draw) => draw < 0.3).length / draws.length
    // Six standard deviations.
    expect(Math.abs(share - 0.3)).toBeLessThan(6 * Math.sqrt((0.3 * 0.7) / draws.length))
  })

  test('has its own resources', async () => {
    await using served = await scenario({ methods, stage: { canary: canary() } }, { ids: scripted([0.29, 0.3]) })
    expect((await served.call('GET', '/added')).status).toBe(200)
    expect((await served.call('GET', '/added')).status).toBe(403)
  })

  test('has the stage’s variables under its own, and says what it is', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((request, response) => response.end(request.url))
    const method = httpProxy(`${upstream.origin}/\${stageVariables.backend}/\${stageVariables.colour}`)
    const format = '$context.isCanaryRequest $context.deploymentId'
    const { api } = deployedStage({ methods: { 'GET /': method } })
    const stage = {
      variables: { backend: 'old', colour: 'red' },
      accessLog: { format },
      canary: canary({ api, stageVariableOverrides: { backend: 'new' } }),
    }
    await using served = await scenario({ methods: { 'GET /': method }, stage }, { ids: scripted([0, 0.9]) })
    expect((await served.call('GET', '/')).body).toBe('/new/red')
    expect((await served.call('GET', '/')).body).toBe('/old/red')
    expect(served.ports.logged.map(({ line, group }) => [line, group])).toEqual([
      ['true dep002', 'API-Gateway-Access-Logs_abcde12345/prod/Canary'],
      ['false dep001', 'API-Gateway-Access-Logs_abcde12345/prod'],
    ])
  })

  test.each([
    [false, ['new', 'old']],
    [true, ['new', 'new']],
  ])('shares the stage’s cache: %s', async (useStageCache, expected) => {
    const settings = { cacheClusterSize: '0.5', methodSettings: { '*/*': { cachingEnabled: true } } }
    const stage = { ...settings, canary: canary({ useStageCache }) }
    expect(await bodies(stage, 2, scripted([0, 0.9]))).toEqual(expected)
  })

  test('is limited together with the stage', async () => {
    const methodSettings = { '*/*': { throttlingRateLimit: 0.001, throttlingBurstLimit: 2 } }
    const seen = await bodies({ methodSettings, canary: canary() }, 4, scripted([0, 0.9]))
    expect(seen.slice(0, 2)).toEqual(['new', 'old'])
    expect(seen.slice(2)).toEqual(['{"message":"Too Many Requests"}', '{"message":"Too Many Requests"}'])
  })

  test('that is promoted or removed gets no more requests', async () => {
    await using served = await scenario({ methods, stage: { canary: canary() } }, { ids: scripted([0]) })
    expect((await served.call('GET', '/pets')).body).toBe('new')
    await served.deploy({ methods })
    expect((await served.call('GET', '/pets')).body).toBe('old')
  })
})
