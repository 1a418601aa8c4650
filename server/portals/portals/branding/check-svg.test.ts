import { expect, test } from 'vitest'
import { checkSvg } from './check-svg.ts'

const svg = (inside: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`

test.each([
  svg('<g id="a"><path d="M0 0"/></g><use href="#a"/>'),
  svg('<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url(#g)"/>'),
  svg('<style>.a{fill:#123}</style><circle class="a"/><text>on = off</text>'),
  '<svg xmlns="http://www.w3.org/2000/svg"/>',
])('a drawing is taken: %s', (text) => {
  expect(checkSvg(text)).toBeUndefined()
})

test.each([
  ['a script', svg('<script>alert(1)</script>')],
  ['a script in capitals', svg('<SCRIPT>alert(1)</SCRIPT>')],
  ['a script of another namespace', svg('<svg:script>alert(1)</svg:script>')],
  ['HTML inside', svg('<foreignObject><body onload="alert(1)"/></foreignObject>')],
  ['a handler', svg('', ' onload="alert(1)"')],
  ['a handler after a slash', '<svg xmlns="http://www.w3.org/2000/svg"><path/onclick=alert(1) /></svg>'],
  ['an animation that sets a link', svg('<animate attributeName="href" to="javascript:alert(1)"/>')],
  ['a link', svg('<a href="https://evil.example"><text>x</text></a>')],
  ['a link to a script in entities', svg('<use href="&#106;avascript:alert(1)"/>')],
  ['a picture from elsewhere', svg('<image href="https://evil.example/x.png"/>')],
  ['a reference to elsewhere', svg('<use xlink:href="https://evil.example/x.svg#a"/>')],
  ['a reference without quotes', svg('<use href=https://evil.example/x.svg />')],
  ['a style that loads', svg('<style>@import "https://evil.example/x.css";</style>')],
  ['a style that loads, escaped', svg('<style>@\\import "https://evil.example/x.css";</style>')],
  ['a fill from elsewhere', svg('<rect fill="url(https://evil.example/x.svg#a)"/>')],
  ['entities', `<!DOCTYPE svg [<!ENTITY a "aaaa">]>${svg('&a;')}`],
  ['a style sheet of the document', `<?xml-stylesheet href="https://evil.example/x.css"?>${svg('')}`],
  ['a comment that hides what follows', svg('<!-- --><script>alert(1)</script><!-- -->')],
  ['bytes that are no text', svg('\uFFFD')],
  ['nothing at its end', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/>'],
  ['more than a logo', svg(`<path d="${'M0 0'.repeat(40_000)}"/>`)],
])('%s is refused', (_, text) => {
  expect(checkSvg(text)).toEqual(expect.any(String))
})
