import { applyChange, emptySnapshot, type Snapshot, type SnapshotChange } from 'gateway-core/snapshot.ts'
import { deployedStage, mock } from 'gateway-core/testing/deployed-api.ts'
import { describe, expect, test } from 'vitest'
import { SnapshotAssembly } from './snapshot-assembly.ts'
import { SnapshotFeed } from './snapshot-feed.ts'
import { changePages, type SnapshotPage, snapshotPages } from './snapshot-page.ts'

const nothing = { stages: [], usagePlans: [], apiKeys: [], accessKeys: [], credentials: [], accounts: [], domains: [] }
const key = (index: number) => ({ id: `k${index}`, enabled: true, usagePlanIds: [] })

function stage(name: string, methods: number, canaryMethods = 0) {
  const script = (count: number) => ({
    methods: Object.fromEntries(Array.from({ length: count }, (_, index) => [`GET /r${index}`, mock(200, '')])),
    stage: { stageName: name },
  })
  const made = deployedStage(script(methods))
  if (canaryMethods === 0) return made
  const canary = { percentTraffic: 5, deploymentId: 'dep002', stageVariableOverrides: {}, useStageCache: false }
  return { ...made, canary: { ...canary, api: deployedStage(script(canaryMethods)).api } }
}

const large: Snapshot = {
  version: 7,
  stages: new Map([
    ['api/a', stage('a', 3)],
    ['api/b', stage('b', 900, 700)],
    ['api/c', stage('c', 3, 2)],
    ['api/d', stage('d', 400)],
  ]),
  usagePlans: new Map(Array.from({ length: 1500 }, (_, index) => [`p${index}`, { id: `p${index}`, apiStages: {} }])),
  apiKeys: new Map(Array.from({ length: 2500 }, (_, index) => [`h${index}`, key(index)])),
  accessKeys: new Map([
    [
      'AKIA1',
      {
        accountId: '1',
        userId: 'u',
        userArn: 'arn',
        sealedSecret: 's',
        allowsAll: true,
        policies: ['{"Statement":[]}'],
      },
    ],
  ]),
  credentials: new Map([['1 arn', { accessKeyId: 'a', sealedSecretAccessKey: 's' }]]),
  accounts: new Map([['1', { throttle: { rateLimit: 1, burstLimit: 2 } }]]),
  domains: new Map([['api.example.com', { mappings: [{ basePath: 'v1', restApiId: 'api', stage: 'a' }] }]]),
}

/** As it comes out of a message. */
function assembled(pages: Iterable<SnapshotPage>, assembly = new SnapshotAssembly()): Snapshot[] {
  const whole: Snapshot[] = []
  for (const page of pages) {
    const snapshot = assembly.add(structuredClone(page))
    if (snapshot !== undefined) whole.push(snapshot)
  }
  return whole
}

/** Maps of any kind as plain ones. */
function plain(snapshot: Snapshot | undefined) {
  const { version, ...maps } = snapshot ?? emptySnapshot
  return {
    version,
    ...Object.fromEntries(Object.entries(maps).map(([kind, map]) => [kind, new Map<string, unknown>(map)])),
  }
}

describe('a snapshot', () => {
  test('comes out of its pages as it went in', () => {
    const [whole, ...more] = assembled(snapshotPages(large))
    expect(more).toEqual([])
    expect(plain(whole)).toEqual(plain(large))
  })

  test('of a small product is one page', () => {
    const small = { ...emptySnapshot, version: 3, stages: new Map([['api/a', stage('a', 20)]]) }
    const pages = [...snapshotPages(small)]
    expect(pages).toMatchObject([{ begins: 'snapshot', isLast: true, version: 3 }])
    expect(plain(assembled(pages)[0])).toEqual(plain(small))
  })

  test('without anything is one page', () => {
    expect(plain(assembled(snapshotPages(emptySnapshot))[0])).toEqual(plain(emptySnapshot))
  })

  test('is cut into pages of which none is large, only the first begins and only the last ends', () => {
    const pages = [...snapshotPages(large)]
    expect(pages.length).toBeGreaterThan(10)
    for (const page of pages) expect(JSON.stringify(page).length).toBeLessThan(200_000)
    expect(pages.map(({ begins }) => begins).filter(Boolean)).toEqual(['snapshot'])
    expect(pages.filter(({ isLast }) => isLast)).toEqual([pages.at(-1)])
  })

  test('replaces what was there', () => {
    const assembly = new SnapshotAssembly()
    assembled(snapshotPages(large), assembly)
    expect(plain(assembled(snapshotPages({ ...emptySnapshot, version: 8 }), assembly)[0])).toEqual(
      plain({ ...emptySnapshot, version: 8 }),
    )
  })
})

describe('a change', () => {
  const change: SnapshotChange = {
    ...nothing,
    version: 8,
    stages: [
      ['api/a', undefined],
      ['api/b', stage('b', 4)],
      ['api/e', stage('e', 600, 300)],
      ['api/f', stage('f', 1)],
    ],
    usagePlans: [['p1', undefined]],
    apiKeys: [
      ...Array.from({ length: 1200 }, (_, index) => [`n${index}`, key(index)] as const),
      ['h3', undefined],
      ['h4', { ...key(4), enabled: false }],
    ],
    accessKeys: [['AKIA1', undefined]],
    credentials: [['2 arn', { accessKeyId: 'b', sealedSecretAccessKey: 's' }]],
    accounts: [['1', undefined]],
  }

  test('comes out of its pages as if it had been applied at once', () => {
    const assembly = new SnapshotAssembly()
    assembled(snapshotPages(large), assembly)
    const [whole] = assembled(changePages(change), assembly)
    expect(plain(whole)).toEqual(plain(applyChange(large, change)))
  })

  test('keeps what it does not change', () => {
    const assembly = new SnapshotAssembly()
    const [before] = assembled(snapshotPages(large), assembly)
    const [after] = assembled(changePages({ ...nothing, version: 8, stages: [['api/a', stage('a', 1)]] }), assembly)
    expect(after?.stages.get('api/b')).toBe(before?.stages.get('api/b'))
    expect(after?.apiKeys).toBe(before?.apiKeys)
    expect(after?.version).toBe(8)
  })
})

describe('a feed', () => {
  function feed() {
    const sent: SnapshotPage[] = []
    return { sent, feed: new SnapshotFeed((page) => void sent.push(page)) }
  }

  test('sends the next page when the last was taken', () => {
    const { sent, feed: to } = feed()
    to.load(large)
    expect(sent).toHaveLength(1)
    const pages = [...snapshotPages(large)].length
    for (let taken = 1; taken < pages; taken++) {
      expect(sent).toHaveLength(taken)
      to.taken()
    }
    to.taken()
    expect(sent).toHaveLength(pages)
    expect(plain(assembled(sent)[0])).toEqual(plain(large))
  })

  test('changes wait for what is before them', () => {
    const { sent, feed: to } = feed()
    to.load(large)
    to.apply({ ...nothing, version: 8 })
    to.apply({ ...nothing, version: 9, apiKeys: [['h1', undefined]] })
    while (!sent.some(({ version }) => version === 9)) to.taken()
    const whole = assembled(sent)
    expect(whole.map(({ version }) => version)).toEqual([7, 8, 9])
    expect(whole.at(-1)?.apiKeys.size).toBe(2499)
  })

  test('a new snapshot supersedes all that has not been sent', () => {
    const { sent, feed: to } = feed()
    to.load(large)
    to.apply({ ...nothing, version: 8 })
    to.taken()
    to.load({ ...emptySnapshot, version: 10 })
    to.taken()
    to.taken()
    expect(sent).toHaveLength(3)
    expect(assembled(sent).map(plain)).toEqual([plain({ ...emptySnapshot, version: 10 })])
  })

  test('goes on after it was idle', () => {
    const { sent, feed: to } = feed()
    to.load({ ...emptySnapshot, version: 1 })
    to.taken()
    to.apply({ ...nothing, version: 2 })
    to.taken()
    expect(assembled(sent).map(({ version }) => version)).toEqual([1, 2])
  })
})
