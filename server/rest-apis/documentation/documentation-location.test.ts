import { expect, test } from 'vitest'
import {
  completeLocation,
  documentationPartTypes,
  inheritsDocumentation,
  locationKey,
  locationProblem,
  locationText,
  validLocation,
} from './documentation-location.ts'

/** AWS's table: the fields that a location of each type has when only what is required is given. */
test.each([
  [{ type: 'API' }, { type: 'API' }],
  [
    { type: 'AUTHORIZER', name: 'a' },
    { type: 'AUTHORIZER', name: 'a' },
  ],
  [
    { type: 'MODEL', name: 'Pet' },
    { type: 'MODEL', name: 'Pet' },
  ],
  [{ type: 'RESOURCE' }, { type: 'RESOURCE', path: '/' }],
  [{ type: 'METHOD' }, { type: 'METHOD', path: '/', method: '*' }],
  [
    { type: 'PATH_PARAMETER', name: 'id' },
    { type: 'PATH_PARAMETER', path: '/', method: '*', name: 'id' },
  ],
  [
    { type: 'QUERY_PARAMETER', name: 'q' },
    { type: 'QUERY_PARAMETER', path: '/', method: '*', name: 'q' },
  ],
  [
    { type: 'REQUEST_HEADER', name: 'X' },
    { type: 'REQUEST_HEADER', path: '/', method: '*', name: 'X' },
  ],
  [{ type: 'REQUEST_BODY' }, { type: 'REQUEST_BODY', path: '/', method: '*' }],
  [{ type: 'RESPONSE' }, { type: 'RESPONSE', path: '/', method: '*', statusCode: '*' }],
  [
    { type: 'RESPONSE_HEADER', name: 'X' },
    { type: 'RESPONSE_HEADER', path: '/', method: '*', statusCode: '*', name: 'X' },
  ],
  [{ type: 'RESPONSE_BODY' }, { type: 'RESPONSE_BODY', path: '/', method: '*', statusCode: '*' }],
])('%j has AWS’s defaults', (given, complete) => {
  expect(locationProblem(given)).toBeUndefined()
  expect(validLocation(given)).toEqual(complete)
  expect(validLocation(complete)).toEqual(complete)
  expect(locationKey(given)).toBe(locationKey(complete))
})

test.each([
  ['API', ['path', 'method', 'statusCode', 'name']],
  ['AUTHORIZER', ['path', 'method', 'statusCode']],
  ['MODEL', ['path', 'method', 'statusCode']],
  ['RESOURCE', ['method', 'statusCode', 'name']],
  ['METHOD', ['statusCode', 'name']],
  ['PATH_PARAMETER', ['statusCode']],
  ['QUERY_PARAMETER', ['statusCode']],
  ['REQUEST_HEADER', ['statusCode']],
  ['REQUEST_BODY', ['statusCode']],
  ['RESPONSE', ['name']],
  ['RESPONSE_HEADER', []],
  ['RESPONSE_BODY', ['name']],
])('%s has no %j', (type, foreign) => {
  const values = { path: '/a', method: 'GET', statusCode: '200', name: 'n' }
  const base = foreign.includes('name') ? { type } : { type, name: 'n' }
  const refused = (['path', 'method', 'statusCode', 'name'] as const).filter((field) =>
    locationProblem({ ...base, [field]: values[field] })?.startsWith(
      `Invalid location fields for type '${type}': ${field}. Valid are: type`,
    ),
  )
  expect(refused).toEqual(foreign)
})

test.each(['AUTHORIZER', 'MODEL', 'PATH_PARAMETER', 'QUERY_PARAMETER', 'REQUEST_HEADER', 'RESPONSE_HEADER'])(
  '%s needs a name',
  (type) => {
    expect(locationProblem({ type })).toBe(`The location of type '${type}' needs a name`)
  },
)

test.each([
  [{ type: 'THING' }, /^Invalid location type 'THING'\. Must be one of API, AUTHORIZER, MODEL/],
  [{ type: 'constructor' }, /^Invalid location type/],
  [{ type: 'RESOURCE', path: 'pets' }, /must begin with \//],
  [{ type: 'METHOD', method: 'FETCH' }, /^Invalid HttpMethod specified/],
  [{ type: 'RESPONSE', statusCode: '99' }, /must be a status code or \*/],
  [{ type: 'RESPONSE', statusCode: '600' }, /must be a status code or \*/],
  [{ type: 'RESPONSE', statusCode: '2000' }, /must be a status code or \*/],
  [{ type: 'MODEL', name: 'x'.repeat(2049) }, /2048 characters at most/],
  [{ type: 'RESOURCE', path: `/${'x'.repeat(2048)}` }, /2048 characters at most/],
])('%j is refused', (location, message) => {
  expect(() => validLocation(location)).toThrow(
    expect.objectContaining({ status: 400, message: expect.stringMatching(message) }),
  )
})

test('blank fields are fields that are left out, and methods have capitals', () => {
  expect(validLocation({ type: 'RESPONSE', path: ' ', method: 'get', statusCode: '  ' })).toEqual({
    type: 'RESPONSE',
    path: '/',
    method: 'GET',
    statusCode: '*',
  })
})

test('there is one body for each method, whatever it is called', () => {
  const place = { type: 'REQUEST_BODY', path: '/pets', method: 'POST' }
  expect(validLocation({ ...place, name: 'body' })).toEqual({ ...place, name: 'body' })
  expect(locationKey({ ...place, name: 'body' })).toBe(locationKey(place))
})

test('other locations have other keys', () => {
  const keys = documentationPartTypes.flatMap((type) =>
    ['/', '/a'].flatMap((path) => ['GET', '*'].map((method) => locationKey({ type, path, method, name: 'n' }))),
  )
  // Of the types without path there is one each, of RESOURCE two.
  expect(new Set(keys).size).toBe(3 + 2 + (documentationPartTypes.length - 4) * 4)
})

test('an error names a location as AWS does', () => {
  expect(locationText({ type: 'API' })).toBe("type 'API'")
  expect(locationText({ type: 'RESPONSE_HEADER', path: '/pets', name: 'ETag' })).toBe(
    "type 'RESPONSE_HEADER', path '/pets', method '*', statusCode '*', name 'ETag'",
  )
})

test('what does not inherit in the developer guide does not', () => {
  const alone = documentationPartTypes.filter((type) => !inheritsDocumentation(type))
  expect(alone).toEqual(['API', 'AUTHORIZER', 'MODEL', 'RESOURCE'])
  expect(inheritsDocumentation('toString')).toBe(false)
  expect(completeLocation({ type: 'toString', path: '/a' })).toEqual({ type: 'toString' })
})
