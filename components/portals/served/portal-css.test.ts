import { expect, test } from 'vitest'
import { portalCss } from './portal-css.ts'

const branding = { font: 'inter', headingFont: 'source-serif', corners: 'round' } as const

test('colours of both themes, corners and faces are properties of the root', () => {
  const css = portalCss({ branding, light: { '--accent': '#112233' }, dark: { '--accent': '#aabbcc' } })
  expect(css).toContain('--accent:light-dark(#112233,#aabbcc)')
  expect(css).toContain('--radius-lg:16px')
  expect(css).toContain('body{font-family:Inter Variable,')
  expect(css).toContain(':is(h1,h2,h3,h4){font-family:Source Serif \\34  Variable,')
  expect(css).not.toContain('color-scheme')
})

test('a preview has its theme, whatever the reader has chosen', () => {
  expect(portalCss({ branding, light: {}, dark: {}, theme: 'dark' })).toContain('color-scheme:dark')
})

test('nothing can be smuggled into the style: names and values have one form', () => {
  const hostile = {
    '--accent': 'red}body{display:none',
    '--x;background:url(https://evil.example)': '#112233',
    '--ink': '#112233;}',
    '</style><script>alert(1)</script>': '#112233',
  }
  const css = portalCss({ branding, light: hostile, dark: hostile })
  expect(css).not.toMatch(/evil|script|display|#112233/)
})

test('what needs escaping inside of a style element is not in it', () => {
  const css = portalCss({ branding, light: { '--accent': '#112233' }, dark: { '--accent': '#aabbcc' } })
  expect(css).not.toMatch(/[<>&"']/)
})

test('a face or corner that is not one of the list falls back to the product’s own', () => {
  const css = portalCss({
    branding: JSON.parse('{"font":"Comic}","headingFont":"x","corners":"y"}'),
    light: {},
    dark: {},
  })
  expect(css).toContain('--radius-lg:8px')
  expect(css).not.toContain('Comic')
})
