import { expect, test } from 'vitest'
import { headingAnchor } from './heading-anchor.ts'

test.each([
  ['A first call', 'about-a-first-call'],
  ['  Limits & quotas! ', 'about-limits-quotas'],
  ['Über uns', 'about-über-uns'],
  ['…', undefined],
])('%j is at %j', (title, anchor) => expect(headingAnchor(title)).toBe(anchor))
