import { useTranslations } from 'next-intl'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'
import { ProductMark } from '#components/ui/product-mark.tsx'
import { ThemeSwitch } from '#components/ui/theme-switch.tsx'
import { PaletteOpener } from './palette-opener.tsx'
import { PortalUserMenu } from './portal-user-menu.tsx'

interface PortalHeaderProps {
  /** Undefined for a visitor. */
  user: { name: string; email: string; isMember: boolean } | undefined
  signOut: () => Promise<void>
  signInHref: string
  signUpHref: string
}

/** Where one is in the portal, and who. */
export function PortalHeader({ user, signOut, signInHref, signUpHref }: PortalHeaderProps) {
  const t = useTranslations('portal.header')
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-surface/90 backdrop-blur">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-40 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2"
      >
        {t('skip')}
      </a>
      <div className="mx-auto flex h-14 max-w-360 items-center gap-x-5 px-4 sm:px-6">
        <ProductMark href="/" />
        <nav aria-label={t('portal')} className="flex min-w-0 items-center gap-1 text-sm">
          <HeaderLink href="/" wideOnly>
            {t('apis')}
          </HeaderLink>
          {user && <HeaderLink href="/apps">{t('yourApps')}</HeaderLink>}
          {user?.isMember && (
            <HeaderLink href="/console" wideOnly>
              {t('console')}
            </HeaderLink>
          )}
        </nav>
        <div className="ml-auto flex items-center gap-2">
          <PaletteOpener />
          <div className="max-md:hidden">
            <ThemeSwitch />
          </div>
          {user ? (
            <PortalUserMenu user={user} signOut={signOut} />
          ) : (
            <>
              <LinkButton href={signInHref} variant="ghost" size="small" className="max-sm:px-1.5">
                {t('signIn')}
              </LinkButton>
              <LinkButton href={signUpHref} variant="primary" size="small">
                {t('signUp')}
              </LinkButton>
            </>
          )}
        </div>
      </div>
    </header>
  )
}

function HeaderLink({ href, wideOnly, children }: { href: string; wideOnly?: boolean; children: string }) {
  return (
    <Link
      href={href}
      className={`whitespace-nowrap rounded-md px-2.5 py-1.5 font-medium text-muted hover:bg-sunken hover:text-ink ${wideOnly ? 'max-sm:hidden' : ''}`}
    >
      {children}
    </Link>
  )
}
