import type { ContrastProblem, Palette, ThemeColours } from '#server/portals/portals/branding/palette.ts'

/** What chosen colours would look like, and what could not be read. */
export interface PaletteAnswer {
  readonly light: Palette
  readonly dark: Palette
  readonly problems: readonly ContrastProblem[]
  readonly readable: { readonly light: ThemeColours; readonly dark: ThemeColours }
}

/** Under which id a picture was kept, or why it was not. */
export type UploadAnswer = { readonly imageId: string } | { readonly message: string }
