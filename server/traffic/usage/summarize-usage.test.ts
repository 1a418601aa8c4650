import { expect, test } from 'vitest'
import { recordUsage } from '#server/testing/record-usage.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { summarizeUsage } from './summarize-usage.ts'

const at = (time: string) => new Date(`2026-11-${time}:00Z`)
const nothing = {
  requests: 0,
  admitted: 0,
  throttled: 0,
  quotaExceeded: 0,
  clientErrors: 0,
  serverErrors: 0,
}

test('a point for each hour, zeros where nothing was called, and the total', () =>
  withWorld(async ({ owner, as }) => {
    await recordUsage(owner, { hour: at('22T10:00'), admitted: 3, throttled: 1, clientErrors: 1, latencyMs: 80 })
    await recordUsage(owner, { hour: at('22T10:00'), apiKeyId: 'k', admitted: 1, serverErrors: 1, latencyMs: 20 })
    await recordUsage(owner, { hour: at('22T12:00'), quotaExceeded: 2, refused: 3, clientErrors: 5, latencyMs: 5 })
    await recordUsage(owner, { hour: at('22T13:00'), admitted: 99 })
    const range = { from: at('22T10:30'), to: at('22T12:30'), unit: 'hour' } as const
    expect(await summarizeUsage(as('viewer'), range)).toEqual({
      points: [
        {
          start: at('22T10:00'),
          ...nothing,
          requests: 5,
          admitted: 4,
          throttled: 1,
          clientErrors: 1,
          serverErrors: 1,
          meanLatencyMs: 20,
        },
        { start: at('22T11:00'), ...nothing },
        { start: at('22T12:00'), ...nothing, requests: 5, quotaExceeded: 2, clientErrors: 5, meanLatencyMs: 1 },
      ],
      total: {
        requests: 10,
        admitted: 4,
        throttled: 1,
        quotaExceeded: 2,
        clientErrors: 6,
        serverErrors: 1,
        meanLatencyMs: 10.5,
      },
    })
  }))

test('days begin at midnight UTC', () =>
  withWorld(async ({ owner }) => {
    await recordUsage(owner, { hour: at('20T23:00'), admitted: 1 })
    await recordUsage(owner, { hour: at('21T00:00'), admitted: 2 })
    await recordUsage(owner, { hour: at('21T23:00'), admitted: 4 })
    const { points } = await summarizeUsage(owner, { from: at('20T00:00'), to: at('22T00:00'), unit: 'day' })
    expect(points.map(({ start, admitted }) => [start, admitted])).toEqual([
      [at('20T00:00'), 1],
      [at('21T00:00'), 6],
    ])
  }))

test('narrows to an API, a stage, a plan or a key', () =>
  withWorld(async ({ owner }) => {
    const hour = at('22T10:00')
    await recordUsage(owner, { hour, admitted: 1 })
    await recordUsage(owner, { hour, admitted: 2, restApiId: 'other' })
    await recordUsage(owner, { hour, admitted: 4, stageName: 'beta' })
    await recordUsage(owner, { hour, admitted: 8, usagePlanId: 'p', apiKeyId: 'k' })
    await recordUsage(owner, { hour, admitted: 16, usagePlanId: 'p', apiKeyId: 'l' })
    const admitted = async (filter: object) => {
      const range = { from: hour, to: at('22T11:00'), unit: 'hour' } as const
      return (await summarizeUsage(owner, { ...range, ...filter })).total.admitted
    }
    expect(await admitted({})).toBe(31)
    expect(await admitted({ restApiId: 'other' })).toBe(2)
    expect(await admitted({ restApiId: 'api', stageName: 'beta' })).toBe(4)
    expect(await admitted({ usagePlanId: 'p' })).toBe(24)
    expect(await admitted({ apiKeyId: 'k' })).toBe(8)
    expect(await admitted({ apiKeyId: 'unknown' })).toBe(0)
  }))

test('another account’s use is not counted', () =>
  withWorld(async ({ owner, stranger }) => {
    await recordUsage(owner, { hour: at('22T10:00'), admitted: 1 })
    const { total } = await summarizeUsage(stranger, { from: at('22T00:00'), to: at('23T00:00'), unit: 'day' })
    expect(total).toEqual(nothing)
  }))

test('400 for a range that is empty, backwards or too long', () =>
  withWorld(async ({ owner }) => {
    const from = at('22T10:00')
    for (const to of [from, at('21T10:00')]) {
      await expect(summarizeUsage(owner, { from, to, unit: 'hour' })).rejects.toMatchObject({
        failure: 'BadRequestException',
        fields: { to: expect.any(String) },
      })
    }
    const long = { from: new Date('2020-01-01'), to: from, unit: 'hour' } as const
    await expect(summarizeUsage(owner, long)).rejects.toMatchObject({ fields: { from: expect.any(String) } })
    await expect(summarizeUsage.invoke(owner, { ...long, unit: 'minute' })).rejects.toMatchObject({ status: 400 })
  }))

test('a month that ends in a leap day, and a year, have a point for each day', () =>
  withWorld(async ({ owner }) => {
    const leapDay = new Date('2028-02-29T23:00:00Z')
    await recordUsage(owner, { hour: leapDay, admitted: 5 })
    await recordUsage(owner, { hour: new Date('2028-03-01T00:00:00Z'), admitted: 7 })
    const february = { from: new Date('2028-02-01'), to: new Date('2028-03-01'), unit: 'day' } as const
    const { points, total } = await summarizeUsage(owner, february)
    expect(points).toHaveLength(29)
    expect(points.at(-1)).toMatchObject({ start: new Date('2028-02-29'), admitted: 5 })
    expect(total.admitted).toBe(5)
    const year = { from: new Date('2028-01-01'), to: new Date('2029-01-01'), unit: 'day' } as const
    expect((await summarizeUsage(owner, year)).points).toHaveLength(366)
  }))

test('a range inside one hour or day is that hour or day', () =>
  withWorld(async ({ owner }) => {
    await recordUsage(owner, { hour: at('22T10:00'), admitted: 1 })
    for (const unit of ['hour', 'day'] as const) {
      const { points } = await summarizeUsage(owner, { from: at('22T10:59'), to: new Date(+at('22T10:59') + 1), unit })
      expect(points.map(({ admitted }) => admitted)).toEqual([1])
    }
  }))

test.each([
  ['hour', 3_600_000],
  ['day', 86_400_000],
] as const)('1500 points of a %s are answered, 1501 are not', (unit, step) =>
  withWorld(async ({ owner }) => {
    const from = new Date('2020-01-01')
    const to = (points: number) => new Date(from.getTime() + points * step)
    expect((await summarizeUsage(owner, { from, to: to(1500), unit })).points).toHaveLength(1500)
    await expect(summarizeUsage(owner, { from, to: to(1501), unit })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { from: `must be within 1500 ${unit}s of the end` },
    })
  }),
)

test.each([
  ['before 1970', { from: new Date(-1), to: new Date(1) }, 'from'],
  ['after the year 9999', { from: new Date('9999-12-30'), to: new Date(8.64e15) }, 'to'],
  ['no moment', { from: new Date(Number.NaN), to: new Date() }, 'from'],
  ['a text', { from: '2026-11-22', to: new Date() }, 'from'],
])('400 for %s', (_what, range, field) =>
  withWorld(async ({ owner }) => {
    await expect(summarizeUsage.invoke(owner, { ...range, unit: 'day' })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
  }),
)

test('403 for who is no member', () =>
  withWorld(async ({ consumer, visitor }) => {
    for (const context of [consumer, visitor]) {
      const range = { from: at('22T10:00'), to: at('22T11:00'), unit: 'hour' } as const
      await expect(summarizeUsage(context, range)).rejects.toMatchObject({ status: 403 })
    }
  }))
