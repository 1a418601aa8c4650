import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMessages } from '../messages/read-messages.ts'
import { helpGroups } from './help-groups.ts'
import { helpLinks } from './help-links.ts'

test.each([
  ['/console', ['start']],
  ['/console/apis', ['apis']],
  ['/console/apis/a1/resources/r1/methods/GET', ['methods']],
  ['/console/apis/a1/resources/r1', ['resources', 'methods']],
  ['/console/apis/a1/stages/prod/canary', ['stages']],
  ['/console/apis/a1/deploy', ['deploy', 'stages']],
  ['/console/usage-plans/p1', ['usagePlans']],
  ['/console/usage', ['usage']],
  ['/console/settings/members', ['account']],
  ['/console/settings/mail', ['mail']],
])('%s has the help of %j', (pathname, groups) => expect(helpGroups(pathname)).toEqual(groups))

const topics = topicsOf(readMessages('en').help)
const consolePages = globSync('app/(console)/console/**/page.tsx')
  .map((file) => file.replace('app/(console)', '').replace(/\/\([^/]+\)|\/page\.tsx$/g, ''))
  .filter((path) => !path.includes('[...'))
const groupsOfPages = new Set(consolePages.flatMap(helpGroups))

test('every page of the console but its start has help of its own, with texts', () => {
  expect(consolePages.length).toBeGreaterThan(70)
  expect(consolePages.filter((path) => helpGroups(path).includes('start'))).toEqual(['/console'])
  const groups = new Set(topics.map(groupOf))
  expect([...groupsOfPages].filter((group) => !groups.has(group))).toEqual([])
})

test('every entry is on a page or behind an info link', () => {
  const linked = new Set(infoTopics().map(({ topic }) => topic))
  expect(topics.filter((topic) => !groupsOfPages.has(groupOf(topic)) && !linked.has(topic))).toEqual([])
})

test('every info link names an entry', () => {
  const known = new Set(topics)
  expect(infoTopics().length).toBeGreaterThan(150)
  expect(infoTopics().filter(({ topic }) => !known.has(topic))).toEqual([])
})

test('what AWS says about a setting is linked from an entry', () => {
  expect(Object.keys(helpLinks).filter((topic) => !topics.includes(topic))).toEqual([])
})

/** Where info links are written, and the entries that they open. */
function infoTopics(): { file: string; topic: string }[] {
  return globSync('{app,components}/**/*.tsx').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\s(?:info|topic)="(\w+\.\w+)"/g)].map(([, topic = '']) => ({
      file,
      topic,
    })),
  )
}

function groupOf(topic: string): string {
  return topic.split('.')[0] ?? ''
}

function topicsOf(help: unknown): string[] {
  return Object.entries(help ?? {}).flatMap(([group, entries]) =>
    Object.keys(entries).map((name) => `${group}.${name}`),
  )
}
