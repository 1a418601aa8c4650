import { expect, test } from 'vitest'
import { helpHref, helpTopicOf } from './help-href.ts'

test('an address names the entry that it was made for', () => {
  expect(helpTopicOf(helpHref('stages.cacheTtl'))).toBe('stages.cacheTtl')
})

test.each(['', '#', '#method-request', '#help=', '#help=stages', '#help=stages.cache,x', '#help=<b>.x'])(
  '%j asks for no entry',
  (hash) => expect(helpTopicOf(hash)).toBeUndefined(),
)
