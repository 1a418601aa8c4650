import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { countWords, locationWords, placeWords, typeWords } from './location-words.ts'

const t = translatorOf('documentation')

test('says where a part stands', () => {
  expect(locationWords({ type: 'QUERY_PARAMETER', path: '/pets', method: '*', name: 'limit' }, t)).toBe(
    'Query parameter limit · /pets, any method',
  )
  expect(locationWords({ type: 'RESPONSE', path: '/', method: 'GET', statusCode: '*' }, t)).toBe(
    'Response · /, GET, any status',
  )
  expect(locationWords({ type: 'MODEL', name: 'Pet' }, t)).toBe('Model Pet')
  expect(placeWords({ type: 'API' }, t)).toBe('the whole API')
  expect(placeWords({ type: 'MODEL', name: 'Pet' }, t)).toBe('this API')
  expect(typeWords('NEW_TYPE', t)).toBe('NEW_TYPE')
})

test('counts in words', () => {
  expect(countWords(1, 'place', t)).toBe('1 place')
  expect(countWords(1200, 'place', t)).toBe('1,200 places')
})
