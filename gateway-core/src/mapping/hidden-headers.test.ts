import { expect, test } from 'vitest'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { isHiddenHeader } from './hidden-headers.ts'
import { templateScope } from './template-scope.ts'
import { compileValueSource } from './value-source.ts'

const names = [
  'Connection',
  'Content-Length',
  'Content-MD5',
  'Expect',
  'Max-Forwards',
  'Proxy-Authenticate',
  'Server',
  'TE',
  'Trailer',
  'Transfer-Encoding',
  'Upgrade',
  'WWW-Authenticate',
]

test.each(names)('a caller’s %s is seen by no mapping and no template', (name) => {
  const { exchange } = stagedExchange(
    { methods: { 'GET /': mock(200, '') } },
    { headers: { [name]: 'x', 'X-Own': '1' } },
  )
  expect(isHiddenHeader(name)).toBe(true)
  expect(compileValueSource(`method.request.header.${name}`)?.value(exchange)).toBeUndefined()
  expect(compileValueSource(`method.request.multivalueheader.${name.toLowerCase()}`)?.value(exchange)).toBeUndefined()
  expect([...templateScope(exchange, '').parameters().header]).toEqual([['X-Own', '1']])
})

test.each(['Host', 'Content-Type', 'Content-Encoding', 'Accept', 'Authorization', 'X-Forwarded-For', 'constructor'])(
  '%s is seen',
  (name) => {
    expect(isHiddenHeader(name)).toBe(false)
  },
)
