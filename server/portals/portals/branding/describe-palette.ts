import { query } from '#server/operation.ts'
import { portalBranding } from '../content/portal-branding.ts'
import { contrastProblems, paletteOf, readableColours } from './palette.ts'

/** What a portal would be drawn in with these colours, and what could not be read: while they are chosen. */
export const describePalette = query({
  name: 'DescribePalette',
  permission: 'portals:read',
  input: portalBranding.pick({ light: true, dark: true }),
  async run(_context, { light, dark }) {
    return {
      light: paletteOf(light),
      dark: paletteOf(dark),
      /** The same, changed as little as makes everything readable. */
      readable: { light: readableColours('light', light), dark: readableColours('dark', dark) },
      problems: [...contrastProblems('light', light), ...contrastProblems('dark', dark)],
    }
  },
})
