import { expect, test } from 'vitest'
import { guideSections } from './guide-sections.ts'

test('prose is parted at its headings', () => {
  expect(guideSections('Before\n# A `first` call ##\nOne\n\nTwo\n### *Limits*\nThree')).toEqual([
    { title: 'A first call', text: 'One\n\nTwo' },
    { title: 'Limits', text: 'Three' },
  ])
})

test('code has no headings, in longer fences neither', () => {
  expect(guideSections('# Code\n````sh\n# not one\n```\n# nor this\n````\n# After')).toEqual([
    { title: 'Code', text: '````sh\n# not one\n```\n# nor this\n````' },
    { title: 'After', text: '' },
  ])
})

test.each(['', 'no heading', '#no space', '#'])('%j has no section', (markdown) => {
  expect(guideSections(markdown)).toEqual([])
})
