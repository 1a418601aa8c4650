import { expect, test } from 'vitest'
import { hasMarkdown, markdownPath } from './markdown-path.ts'

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8'

test.each([
  ['/products/pets.md', null, '/products/pets/page.md'],
  ['/products/pets.md', browser, '/products/pets/page.md'],
  ['/products/pets', 'text/markdown', '/products/pets/page.md'],
  ['/products/pets', 'text/markdown, text/html, */*', '/products/pets/page.md'],
  ['/products/pets', 'TEXT/Markdown;q=0.9, text/html;q=0.8', '/products/pets/page.md'],
  ['/products/pets/guides/paging.md', null, '/products/pets/guides/paging/page.md'],
  ['/products/pets/guides/paging', 'text/markdown', '/products/pets/guides/paging/page.md'],
  ['/', 'text/markdown', '/index.md'],
])('%s for %j is %s', (pathname, accept, target) => expect(markdownPath(pathname, accept)).toBe(target))

test.each([
  ['/products/pets', browser],
  ['/products/pets', null],
  ['/products/pets', '*/*'],
  ['/products/pets', 'text/markdown;q=0'],
  ['/products/pets', 'text/html, text/markdown;q=0.5'],
  ['/products/pets', 'text/markdown;q=nonsense'],
  ['/products/pets/openapi.json', 'text/markdown'],
  ['/products/pets/guides/paging', browser],
  ['/products/pets/guides', 'text/markdown'],
  ['/products/../console.md', 'text/markdown'],
  ['/products/Pets.md', 'text/markdown'],
  ['/apps', 'text/markdown'],
  ['/console', 'text/markdown'],
])('%s for %j is not Markdown', (pathname, accept) => expect(markdownPath(pathname, accept)).toBeUndefined())

test('only pages with two faces depend on what is accepted', () => {
  expect(['/', '/products/pets', '/products/pets.md', '/apps', '/console'].filter(hasMarkdown)).toEqual([
    '/',
    '/products/pets',
  ])
})
