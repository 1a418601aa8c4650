import type { PortalBranding } from '#server/portals/portals/content/portal-branding.ts'
import { cornerRadii, fontFamilies } from './look-values.ts'

interface PortalLook {
  readonly branding: Pick<PortalBranding, 'font' | 'headingFont' | 'corners'>
  /** Custom properties by name, `#rrggbb` each. */
  readonly light: Readonly<Record<string, string>>
  readonly dark: Readonly<Record<string, string>>
  /** Of a preview; the reader's own choice without one. */
  readonly theme?: 'light' | 'dark' | undefined
}

/**
 * A portal's look as custom properties of the page's root, so that menus and dialogs have it too. Values that are not
 * exactly a colour, and names that are not one of the design's, are left out.
 */
export function portalCss({ branding, light, dark, theme }: PortalLook): string {
  const colours = Object.keys(light).flatMap((name) => {
    const [bright, dim] = [light[name], dark[name]]
    return isName(name) && isColour(bright) && isColour(dim) ? [`${name}:light-dark(${bright},${dim})`] : []
  })
  const [sm, md, lg, xl] = cornerRadii[branding.corners] ?? cornerRadii.medium
  const properties = [
    ...colours,
    `--radius-sm:${sm}px;--radius-md:${md}px;--radius-lg:${lg}px;--radius-xl:${xl}px`,
    ...(theme ? [`color-scheme:${theme}`] : []),
  ]
  const body = fontFamilies[branding.font] ?? fontFamilies.geist
  const headings = fontFamilies[branding.headingFont] ?? fontFamilies.geist
  const fallback = 'ui-sans-serif,system-ui,sans-serif'
  return [
    `:root:root{${properties.join(';')}}`,
    `body{font-family:${body},${fallback}}`,
    `body :is(h1,h2,h3,h4){font-family:${headings},${fallback}}`,
  ].join('')
}

function isName(name: string): boolean {
  return /^--[a-z-]{1,30}$/.test(name)
}

function isColour(value: string | undefined): value is string {
  return value !== undefined && /^#[0-9a-f]{6}$/.test(value)
}
