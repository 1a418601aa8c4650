import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import {
  membersOf,
  prettyProperties,
  readProperties,
  readTags,
  sameProperties,
  tagsText,
  textMember,
  withMember,
} from './part-properties.ts'

test('reads an object, and says what else is wrong', () => {
  expect(readProperties('{"description":"a"}', translatorOf('ui'), translatorOf('documentation'))).toEqual({
    members: { description: 'a' },
  })
  expect(readProperties(' \n', translatorOf('ui'), translatorOf('documentation'))).toEqual({ members: {} })
  expect(readProperties('[1]', translatorOf('ui'), translatorOf('documentation'))).toEqual({
    problem: 'Must be an object: { "description": "…" }',
  })
  expect(readProperties('{,', translatorOf('ui'), translatorOf('documentation'))).toEqual({
    problem: 'Line 1, column 2: a name in double quotes is expected, not ,',
  })
  expect(membersOf('nonsense')).toEqual({})
})

test('a member that is no text reads as empty, and prototypes are not looked at', () => {
  expect(textMember({ description: 'a' }, 'description')).toBe('a')
  expect(textMember({ description: 1 }, 'description')).toBe('')
  expect(textMember({}, 'constructor')).toBe('')
})

test('changes one member and keeps the rest in place', () => {
  const text = '{"summary":"s","description":"d","x-more":{"a":1}}'
  expect(JSON.parse(withMember(text, 'description', 'new'))).toEqual({
    summary: 's',
    description: 'new',
    'x-more': { a: 1 },
  })
  expect(Object.keys(JSON.parse(withMember(text, 'description', 'new')))).toEqual(['summary', 'description', 'x-more'])
  expect(JSON.parse(withMember(text, 'summary', ''))).toEqual({ description: 'd', 'x-more': { a: 1 } })
  expect(JSON.parse(withMember('', 'tags', ['a']))).toEqual({ tags: ['a'] })
})

test('tags are typed with commas, each once', () => {
  expect(readTags(' pets, store ,pets,, ')).toEqual(['pets', 'store'])
  expect(readTags(' , ')).toBeUndefined()
  expect(tagsText({ tags: ['pets', 1, 'store'] })).toBe('pets, store')
  expect(tagsText({ tags: 'pets' })).toBe('')
})

test('texts mean the same whatever their spaces', () => {
  expect(sameProperties('{"a":1}', '{ "a": 1 }')).toBe(true)
  expect(sameProperties('{"a":1}', '{"a":2}')).toBe(false)
  expect(prettyProperties('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(prettyProperties('{')).toBe('{')
})
