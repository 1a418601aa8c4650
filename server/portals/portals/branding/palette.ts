import { type Colour, contrast, mix, readColour, writeColour } from './colour.ts'

/** What a provider chooses for one theme, each as `#rrggbb`. */
export interface ThemeColours {
  readonly accent: string
  readonly canvas: string
  readonly surface: string
  readonly ink: string
}

export type Theme = 'light' | 'dark'

/** Values of the design's custom properties, by name. */
export type Palette = Readonly<Record<string, string>>

/** The product's own colours: what a portal has that chose none. */
export const standardColours: Readonly<Record<Theme, ThemeColours>> = {
  light: { accent: '#324fdb', canvas: '#f9fafb', surface: '#ffffff', ink: '#15181f' },
  dark: { accent: '#4062e7', canvas: '#0b0c10', surface: '#111317', ink: '#eff0f3' },
}

/** WCAG 2.2, 1.4.3: text; 1.4.11: edges of controls. */
const textContrast = 4.5
const edgeContrast = 3

const white: Colour = [255, 255, 255]
const black: Colour = [0, 0, 0]

/** Everything that a theme is drawn in, made from four colours. What is derived is moved until it can be read. */
export function paletteOf(colours: ThemeColours): Palette {
  const [accent, canvas, surface, ink] = [colours.accent, colours.canvas, colours.surface, colours.ink].map(readColour)
  if (!accent || !canvas || !surface || !ink) return {}
  const raised = mix(surface, ink, surface === white ? 0 : 0.03)
  const sunken = mix(surface, ink, 0.05)
  const accentSoft = mix(surface, accent, 0.12)
  const grounds = [canvas, surface, raised, sunken]
  const accentInk = contrast(white, accent) >= textContrast ? white : bestOn(accent)
  const colourOf = {
    canvas,
    surface,
    raised,
    sunken,
    line: mix(surface, ink, 0.13),
    'line-strong': readable(mix(surface, ink, 0.45), grounds, ink, edgeContrast),
    ink,
    muted: readable(mix(surface, ink, 0.72), grounds, ink, textContrast),
    faint: readable(mix(surface, ink, 0.6), grounds, ink, textContrast),
    accent,
    'accent-hover': readable(mix(accent, accentInk === white ? black : white, 0.14), [accentInk], ink, textContrast),
    'accent-ink': accentInk,
    'accent-text': readable(accent, [...grounds, accentSoft], ink, textContrast),
    'accent-soft': accentSoft,
  }
  return Object.fromEntries(Object.entries(colourOf).map(([name, colour]) => [`--${name}`, writeColour(colour)]))
}

/** Black or white: one of them has 4.58 on any colour. */
function bestOn(ground: Colour): Colour {
  return contrast(white, ground) >= contrast(black, ground) ? white : black
}

/** The colour itself, or as little of `towards` in it as makes it readable on all grounds. */
function readable(colour: Colour, grounds: readonly Colour[], towards: Colour, least: number): Colour {
  const worst = (candidate: Colour) => Math.min(...grounds.map((ground) => contrast(rounded(candidate), ground)))
  for (let share = 0; share < 1; share += 0.04) {
    const candidate = mix(colour, towards, share)
    if (worst(candidate) >= least) return candidate
  }
  return towards
}

function rounded([red, green, blue]: Colour): Colour {
  return [Math.round(red), Math.round(green), Math.round(blue)]
}

/** The hardest to read of the colours that mean something (status, verbs), which no portal changes. */
const fixedInks: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#006b32', '#006192', '#874e00', '#b7191c', '#0062a1', '#915006', '#733ea4'],
  dark: ['#69d98d', '#77c5f2', '#f6bc5d', '#fb8c8a', '#71c1f7', '#cca7f8'],
}

/** What cannot be read in a theme, and cannot be mended by moving a derived colour. */
export interface ContrastProblem {
  readonly theme: Theme
  readonly colour: 'canvas' | 'surface' | 'ink'
  /** What it is, with one decimal; 4.5 is asked for. */
  readonly ratio: number
}

/** Text on the grounds, and the colours of status on them: below 4.5 to 1 is refused. */
export function contrastProblems(theme: Theme, colours: ThemeColours): ContrastProblem[] {
  const ink = readColour(colours.ink)
  const problems: ContrastProblem[] = []
  const grounds = [readColour(colours.canvas), readColour(colours.surface), sunkenOf(colours)]
  const inkRatio = Math.min(...grounds.map((ground) => contrast(ink, ground)))
  if (inkRatio < textContrast) problems.push({ theme, colour: 'ink', ratio: decimal(inkRatio) })
  for (const colour of ['canvas', 'surface'] as const) {
    const ground = readColour(colours[colour])
    const ratio = Math.min(...fixedInks[theme].map((fixed) => contrast(readColour(fixed), ground)))
    if (ratio < textContrast) problems.push({ theme, colour, ratio: decimal(ratio) })
  }
  return problems
}

/** The same colours with as little changed as makes everything readable. */
export function readableColours(theme: Theme, colours: ThemeColours): ThemeColours {
  const [bright, dim] = theme === 'light' ? [white, black] : [black, white]
  const inks = fixedInks[theme].map(readColour)
  const ground = (hex: string) => writeColour(nearest(readColour(hex), bright, (one) => worstOn([one], inks)))
  const grounded = { ...colours, canvas: ground(colours.canvas), surface: ground(colours.surface) }
  const grounds = (ink: Colour) => {
    const surface = readColour(grounded.surface)
    return worstOn([readColour(grounded.canvas), surface, mix(surface, ink, 0.05)], [ink])
  }
  return { ...grounded, ink: writeColour(nearest(readColour(colours.ink), dim, grounds)) }
}

function worstOn(grounds: readonly Colour[], inks: readonly Colour[]): number {
  return Math.min(...grounds.flatMap((ground) => inks.map((ink) => contrast(ink, ground))))
}

/** The colour with as little of `towards` in it as gives the contrast of text. */
function nearest(colour: Colour, towards: Colour, ratioOf: (colour: Colour) => number): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = rounded(mix(colour, towards, share))
    if (ratioOf(candidate) >= textContrast) return candidate
  }
  return towards
}

function sunkenOf(colours: ThemeColours): Colour {
  return mix(readColour(colours.surface), readColour(colours.ink), 0.05)
}

/** Rounded down, so that 4.49 is not told as 4.5. */
function decimal(ratio: number): number {
  return Math.floor(ratio * 10) / 10
}
