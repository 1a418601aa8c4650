import { expect, test } from 'vitest'
import type { ApiOverview } from '#server/rest-apis/apis/list-api-overviews.ts'
import { allTags, apiOrder, findApis } from './find-apis.ts'

const day = (number: number) => new Date(Date.UTC(2026, 10, number))
const api = (name: string, more: Partial<ApiOverview>): ApiOverview => ({
  id: name.toLowerCase(),
  name,
  createdDate: day(1),
  endpointType: 'EDGE',
  tags: {},
  stageNames: [],
  deployment: 'never',
  ...more,
})
const apis = [
  api('Pets', { createdDate: day(2), deployment: 'waiting', lastDeployedDate: day(9), tags: { team: 'zoo' } }),
  api('Cars', { createdDate: day(3), endpointType: 'PRIVATE', description: 'Vehicles' }),
  api('Maps', { deployment: 'served', lastDeployedDate: day(4), tags: { team: 'zoo', stage: 'live' } }),
]
const all = { q: '', type: '', state: '', tag: '' }
const names = (filter: Partial<typeof all>, order = 'name') => {
  const { order: by, isDown } = apiOrder(order)
  return findApis(apis, { ...all, ...filter }, by, isDown).map(({ name }) => name)
}

test('filters work together', () => {
  expect(names({})).toEqual(['Cars', 'Maps', 'Pets'])
  expect(names({ q: 'vehic' })).toEqual(['Cars'])
  expect(names({ tag: 'team=zoo' })).toEqual(['Maps', 'Pets'])
  expect(names({ tag: 'team=zoo', state: 'waiting' })).toEqual(['Pets'])
  expect(names({ type: 'PRIVATE' })).toEqual(['Cars'])
  expect(names({ type: 'PRIVATE', q: 'pets' })).toEqual([])
})

test('sorted by a column, up and down; by name where nothing else is asked for', () => {
  expect(names({}, 'created')).toEqual(['Maps', 'Pets', 'Cars'])
  expect(names({}, '-created')).toEqual(['Cars', 'Pets', 'Maps'])
  expect(names({}, '-deployed')).toEqual(['Pets', 'Maps', 'Cars'])
  expect(names({}, 'nonsense')).toEqual(['Cars', 'Maps', 'Pets'])
  expect(allTags(apis)).toEqual(['stage=live', 'team=zoo'])
})
