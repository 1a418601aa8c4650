import { paletteOf } from '#server/portals/portals/branding/palette.ts'
import type { OpenPortal } from './own-portal.ts'

/** The portal's name and its dark colours, for the pictures of its social cards. */
export function socialLook({ name, content }: OpenPortal['entered']) {
  const palette = paletteOf(content.branding.dark)
  return {
    name,
    background: palette['--canvas'] ?? '#0b0c10',
    ink: palette['--ink'] ?? '#eff0f3',
    muted: palette['--muted'] ?? '#adb1b9',
    accent: palette['--accent-text'] ?? '#8faeff',
  }
}
