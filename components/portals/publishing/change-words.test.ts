import { describe, expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { changeWords } from './change-words.ts'

const t = translatorOf('portals')
const nameOf = (id: string) => (id === 'a' ? 'Pets' : undefined)

test.each([
  [{ kind: 'name', before: 'Acme', after: 'Acme Two' }, 'The name changes from “Acme” to “Acme Two”'],
  [{ kind: 'tagline', before: '', after: 'Ships' }, 'The line below the name changes from “nothing” to “Ships”'],
  [{ kind: 'page-added', subject: 'About' }, 'New page “About”'],
  [{ kind: 'page-address', subject: 'A', before: 'a', after: 'b' }, 'Page “A” moves from /pages/a to /pages/b'],
  [{ kind: 'product-added', subject: 'a' }, 'Pets is shown'],
  [{ kind: 'product-removed', subject: 'gone' }, 'Deleted product is no longer shown'],
  [{ kind: 'section-added', subject: '' }, 'New section of products “Untitled section”'],
  [{ kind: 'logo' }, 'Another logo'],
] as const)('%j is said', (change, words) => {
  expect(changeWords(change, t, nameOf)).toBe(words)
})

describe.each(['en', 'de'])('in %s', (locale) => {
  test('what a page is called cannot become a tag or an argument', () => {
    const change = { kind: 'page-added', subject: '<b>{count}</b>' } as const
    expect(changeWords(change, translatorOf('portals', locale), nameOf)).toContain('<b>{count}</b>')
  })
})
