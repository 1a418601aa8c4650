import { z } from 'zod'
import { standardColours } from '../branding/palette.ts'

const colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #1a56db')
const themeColours = z.object({ accent: colour, canvas: colour, surface: colour, ink: colour })
const imageId = z
  .string()
  .regex(/^[a-z0-9]{1,32}$/, 'must be the id of a picture')
  .nullable()

/** Faces that come from this server; nothing is loaded from elsewhere. */
export const portalFonts = ['geist', 'inter', 'nunito-sans', 'atkinson', 'source-serif', 'system'] as const
export const portalCorners = ['square', 'small', 'medium', 'round'] as const

/** What a portal looks like. Every value is one of a list or has an exact form, so that no style can be smuggled in. */
export const portalBranding = z.object({
  logoLight: imageId,
  /** Null: the light one. */
  logoDark: imageId,
  favicon: imageId,
  light: themeColours,
  dark: themeColours,
  font: z.enum(portalFonts),
  headingFont: z.enum(portalFonts),
  corners: z.enum(portalCorners),
})

export type PortalBranding = z.output<typeof portalBranding>
export type PortalFont = (typeof portalFonts)[number]
export type PortalCorners = (typeof portalCorners)[number]

/** The product's own look. */
export const standardBranding: PortalBranding = {
  logoLight: null,
  logoDark: null,
  favicon: null,
  light: standardColours.light,
  dark: standardColours.dark,
  font: 'geist',
  headingFont: 'geist',
  corners: 'medium',
}

/** The pictures that it names. */
export function imagesOf({ logoLight, logoDark, favicon }: PortalBranding): string[] {
  return [...new Set([logoLight, logoDark, favicon].filter((id) => id !== null))]
}
