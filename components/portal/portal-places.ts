import type { Translate } from '#components/messages/translate.ts'
import type { PaletteEntry } from '#components/ui/command-palette.tsx'

interface Reader {
  products: readonly { productId: string; slug: string; name: string; provider: string; tagline: string }[]
  user: { isMember: boolean } | undefined
  signInHref: string
  signUpHref: string
}

/** Where Ctrl K can go from the portal, for this reader. */
export function portalPlaces(
  t: Translate<'portal'>,
  { products, user, signInHref, signUpHref }: Reader,
): PaletteEntry[] {
  const place = (label: string, href: string): PaletteEntry => ({ id: href, label, href, group: t('places.goTo') })
  const own = user
    ? [
        place(t('header.yourApps'), '/apps'),
        place(t('header.settings'), '/account'),
        ...(user.isMember ? [place(t('header.console'), '/console')] : []),
      ]
    : [place(t('header.signIn'), signInHref), place(t('header.signUp'), signUpHref)]
  return [
    place(t('places.allApis'), '/'),
    ...own,
    ...products.map(({ productId, slug, name, provider, tagline }) => ({
      id: productId,
      label: name,
      href: `/products/${slug}`,
      group: t('header.apis'),
      hint: provider,
      keywords: tagline,
    })),
  ]
}
