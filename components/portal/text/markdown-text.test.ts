import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import ReactMarkdown from 'react-markdown'
import { describe, expect, test } from 'vitest'
import { codeBlock, codeSpan, lowerHeadings, plainText, table } from './markdown-text.ts'

/** A Markdown reader that is not ours, and what it takes for text. */
function read(markdown: string): string {
  return renderToStaticMarkup(createElement(ReactMarkdown, null, markdown))
}
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const unescaped = (html: string) => html.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name] ?? '')

const line = fc
  .string({ unit: fc.constantFrom(...'ab `*_[]()<>|\\#-+1.!~=>"\'&'.replace('&', '')) })
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '')

test('plain text is read as exactly that text', () => {
  fc.assert(
    fc.property(line, (text) => {
      expect(unescaped(read(plainText(text)))).toBe(`<p>${text}</p>`)
    }),
  )
})

test('a code span is read as its text', () => {
  fc.assert(
    fc.property(line, (text) => {
      expect(unescaped(read(`x ${codeSpan(text)}`))).toBe(`<p>x <code>${text}</code></p>`)
    }),
  )
})

test('a code block keeps fences that are in it', () => {
  const code = '```js\nalert(1)\n```\n# not a heading'
  expect(read(codeBlock(code, ''))).toBe(`<pre><code>${code}\n</code></pre>`)
})

test('a table has one line for each row, whatever is in its cells', () => {
  expect(
    table(
      ['A', 'B'],
      [
        ['one\ntwo', 'a|b'],
        ['`x|y`', 'a\\|b'],
      ],
    ),
  ).toBe('| A | B |\n| --- | --- |\n| one two | a\\|b |\n| `x\\|y` | a\\|b |')
})

describe('headings', () => {
  test('come lower, six at most', () => {
    expect(lowerHeadings('# One\n\ntext # not\n##### Five\n#hash', 2)).toBe('### One\n\ntext # not\n###### Five\n#hash')
  })

  test('are left alone where they are code', () => {
    const code = '```sh\n# a comment\n```'
    expect(lowerHeadings(`${code}\n# One`, 1)).toBe(`${code}\n## One`)
    expect(lowerHeadings('~~~\n```\n# a\n~~~\n# b', 1)).toBe('~~~\n```\n# a\n~~~\n## b')
  })
})
