import { expect, test } from 'vitest'
import { countWords, locationWords, placeWords, typeWords } from './location-words.ts'

test('says where a part stands', () => {
  expect(locationWords({ type: 'QUERY_PARAMETER', path: '/pets', method: '*', name: 'limit' })).toBe(
    'Query parameter limit · /pets, any method',
  )
  expect(locationWords({ type: 'RESPONSE', path: '/', method: 'GET', statusCode: '*' })).toBe(
    'Response · /, GET, any status',
  )
  expect(locationWords({ type: 'MODEL', name: 'Pet' })).toBe('Model Pet')
  expect(placeWords({ type: 'API' })).toBe('the whole API')
  expect(placeWords({ type: 'MODEL', name: 'Pet' })).toBe('this API')
  expect(typeWords('NEW_TYPE')).toBe('NEW_TYPE')
})

test('counts in words', () => {
  expect(countWords(1, 'place')).toBe('1 place')
  expect(countWords(1200, 'place')).toBe('1,200 places')
})
