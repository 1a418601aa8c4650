import type { PaletteEntry } from '#components/ui/command-palette.tsx'

interface Reader {
  products: readonly { productId: string; slug: string; name: string; provider: string; tagline: string }[]
  user: { isMember: boolean } | undefined
  signInHref: string
  signUpHref: string
}

/** Where Ctrl K can go from the portal, for this reader. */
export function portalPlaces({ products, user, signInHref, signUpHref }: Reader): PaletteEntry[] {
  const place = (label: string, href: string): PaletteEntry => ({ id: href, label, href, group: 'Go to' })
  const own = user
    ? [place('Your apps', '/apps'), ...(user.isMember ? [place('Console', '/console')] : [])]
    : [place('Sign in', signInHref), place('Sign up', signUpHref)]
  return [
    place('All APIs', '/'),
    ...own,
    ...products.map(({ productId, slug, name, provider, tagline }) => ({
      id: productId,
      label: name,
      href: `/products/${slug}`,
      group: 'APIs',
      hint: provider,
      keywords: tagline,
    })),
  ]
}
