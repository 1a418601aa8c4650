import type { PortalCorners, PortalFont } from '#server/portals/portals/content/portal-branding.ts'

/**
 * The product's own face has a name that the build makes. Names have no quotes, so that nothing in the text has to be
 * escaped inside of `<style>`; a digit that begins a word is written as CSS escapes it.
 */
export const fontFamilies: Readonly<Record<PortalFont, string>> = {
  geist: 'var(--font-geist-sans)',
  inter: 'Inter Variable',
  'nunito-sans': 'Nunito Sans Variable',
  atkinson: 'Atkinson Hyperlegible Next Variable',
  'source-serif': 'Source Serif \\34  Variable',
  system: 'system-ui',
}

/** Pixels, from tags to dialogs. */
export const cornerRadii: Readonly<Record<PortalCorners, readonly [sm: number, md: number, lg: number, xl: number]>> = {
  square: [0, 0, 0, 0],
  small: [2, 3, 4, 6],
  medium: [4, 6, 8, 12],
  round: [8, 12, 16, 20],
}
