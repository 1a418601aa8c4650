import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast, mix, readColour, writeColour } from './colour.ts'
import { contrastProblems, paletteOf, readableColours, standardColours } from './palette.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const colours = fc.record({ accent: colour, canvas: colour, surface: colour, ink: colour })

describe('contrast', () => {
  test.each([
    ['#ffffff', '#000000', 21],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ff0000', 1],
  ])('of %s and %s is as WCAG computes it', (first, second, wanted) => {
    expect(contrast(readColour(first), readColour(second))).toBeCloseTo(wanted, 2)
    expect(contrast(readColour(second), readColour(first))).toBeCloseTo(wanted, 2)
  })
})

test('a colour is read as it is written', () => {
  expect(readColour('#0aff10')).toEqual([10, 255, 16])
  expect(writeColour([10, 255, 16])).toBe('#0aff10')
  expect(writeColour(mix([0, 0, 0], [255, 255, 255], 0.5))).toBe('#808080')
})

test('the product’s own colours have no problem', () => {
  for (const theme of ['light', 'dark'] as const) expect(contrastProblems(theme, standardColours[theme])).toEqual([])
})

test.each([
  ['grey text on white', 'light', { ink: '#999999' }, ['ink']],
  ['a yellow page in light', 'light', { canvas: '#ffcc00' }, ['canvas']],
  ['white text in light', 'light', { ink: '#ffffff' }, ['ink']],
  ['a white card in dark', 'dark', { surface: '#ffffff' }, ['ink', 'surface']],
] as const)('%s is told', (_, theme, part, wanted) => {
  const problems = contrastProblems(theme, { ...standardColours[theme], ...part })
  expect(problems.map((problem) => problem.colour)).toEqual(wanted)
  for (const { ratio } of problems) expect(ratio).toBeLessThan(4.5)
})

test.each(['light', 'dark'] as const)('whatever is chosen in %s can be mended', (theme) => {
  fc.assert(
    fc.property(colours, (chosen) => {
      expect(contrastProblems(theme, readableColours(theme, chosen))).toEqual([])
    }),
  )
})

test.each(['light', 'dark'] as const)('what can be read in %s is left alone', (theme) => {
  const { accent, ...grounds } = standardColours[theme]
  expect(readableColours(theme, { ...grounds, accent: '#ff00ff' })).toEqual({ ...grounds, accent: '#ff00ff' })
})

test('every text of a readable theme has 4.5 to 1 on every ground, whatever the accent', () => {
  fc.assert(
    fc.property(colours, fc.constantFrom('light' as const, 'dark' as const), (chosen, theme) => {
      const palette = paletteOf(readableColours(theme, chosen))
      const ratio = (ink: string, ground: string) =>
        contrast(readColour(palette[`--${ink}`] ?? ''), readColour(palette[`--${ground}`] ?? ''))
      for (const ink of ['ink', 'muted', 'faint', 'accent-text']) {
        for (const ground of ['canvas', 'surface', 'raised', 'sunken']) {
          expect(ratio(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.4)
        }
      }
      expect(ratio('accent-ink', 'accent')).toBeGreaterThanOrEqual(4.5)
      expect(ratio('accent-ink', 'accent-hover')).toBeGreaterThanOrEqual(4.5)
      expect(ratio('line-strong', 'surface')).toBeGreaterThanOrEqual(2.9)
    }),
  )
})

test('every value is exactly a colour, so that nothing can be smuggled into a style', () => {
  fc.assert(
    fc.property(colours, (chosen) => {
      for (const [name, value] of Object.entries(paletteOf(chosen))) {
        expect(name).toMatch(/^--[a-z-]+$/)
        expect(value).toMatch(/^#[0-9a-f]{6}$/)
      }
    }),
  )
})
