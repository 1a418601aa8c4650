import { expect, test } from 'vitest'
import { stageMethods } from './stage-methods.ts'

const resources = [
  { path: '/', methods: ['GET'] },
  { path: '/pets/{id}', methods: ['GET', 'POST'] },
]

test('a method has its own settings, else the stage’s, else none', () => {
  const own = { throttlingRateLimit: 1 }
  const stageWide = { throttlingRateLimit: 9 }
  expect(stageMethods(resources, { '*/*': stageWide, 'pets/{id}/GET': own })).toEqual([
    { path: '/', httpMethod: 'GET', key: '/GET', setting: stageWide, isOwn: false },
    { path: '/pets/{id}', httpMethod: 'GET', key: 'pets/{id}/GET', setting: own, isOwn: true },
    { path: '/pets/{id}', httpMethod: 'POST', key: 'pets/{id}/POST', setting: stageWide, isOwn: false },
  ])
  expect(stageMethods(resources, {}).every(({ setting, isOwn }) => setting === undefined && !isOwn)).toBe(true)
})

test('settings of a method that is gone, or of every verb, are still shown', () => {
  const gone = stageMethods([], { 'cats/GET': {}, '/DELETE': {}, 'dogs/*': {} })
  expect(gone.map(({ path, httpMethod, key }) => [path, httpMethod, key])).toEqual([
    ['/cats', 'GET', 'cats/GET'],
    ['/', 'DELETE', '/DELETE'],
    ['/dogs', '*', 'dogs/*'],
  ])
})
