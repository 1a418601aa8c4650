import { ExternalLink } from 'lucide-react'
import Image from 'next/image'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PaletteOpener } from '#components/portal/palette-opener.tsx'
import { PortalUserMenu } from '#components/portal/portal-user-menu.tsx'
import { LanguageSwitch } from '#components/ui/language-switch.tsx'
import { LabelledLetterKeys } from '#components/ui/letter-keys-switch.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { ThemeSwitch } from '#components/ui/theme-switch.tsx'
import { type PortalLink, portalHome } from './portal-paths.ts'
import './portal-frame.css'

interface PortalFrameProps {
  name: string
  base: string
  /** Addresses of the pictures. */
  logo: { light: string; dark: string } | undefined
  header: readonly PortalLink[]
  footer: readonly PortalLink[]
  user: { name: string; email: string; isMember: boolean } | undefined
  signOut: () => Promise<void>
  signInHref: string
  /** Undefined where nobody can sign up for it. */
  signUpHref: string | undefined
  /** Above everything: what a preview is seen as. */
  banner?: ReactNode
  children: ReactNode
}

/** The portal's own header and footer around a page. */
export function PortalFrame({ name, base, logo, footer, banner, children, ...rest }: PortalFrameProps) {
  const t = useTranslations('portals.frame')
  return (
    <div className="flex min-h-dvh flex-col bg-canvas text-ink">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2"
      >
        {t('skip')}
      </a>
      {banner}
      <PortalTop name={name} base={base} logo={logo} {...rest} />
      <main id="content" className="mx-auto w-full max-w-360 flex-1 px-4 pt-6 pb-20 sm:px-6">
        {children}
      </main>
      <footer className="border-line border-t bg-surface">
        <div className="mx-auto flex max-w-360 flex-wrap items-center justify-between gap-x-8 gap-y-3 px-4 py-6 text-[0.8125rem] text-muted sm:px-6">
          <div className="flex flex-wrap items-center gap-3">
            <span className="wrap-anywhere">{name}</span>
            <LanguageSwitch placement="top start" />
            <LabelledLetterKeys />
            <div className="md:hidden">
              <ThemeSwitch />
            </div>
          </div>
          {footer.length > 0 && (
            <nav aria-label={t('footer')}>
              <ul className="flex flex-wrap gap-x-5 gap-y-2">
                {footer.map((link) => (
                  <li key={link.id}>
                    <NavigationLink link={link} className="inline-flex min-h-6 items-center hover:text-ink" />
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </footer>
    </div>
  )
}

type PortalTopProps = Pick<
  PortalFrameProps,
  'name' | 'base' | 'logo' | 'header' | 'user' | 'signOut' | 'signInHref' | 'signUpHref'
>

function PortalTop({ name, base, logo, header, user, signOut, signInHref, signUpHref }: PortalTopProps) {
  const t = useTranslations('portals.frame')
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-surface/95 backdrop-blur">
      <div className="mx-auto flex min-h-14 max-w-360 flex-wrap items-center gap-x-5 gap-y-1 px-4 py-2 sm:px-6">
        <Link
          href={portalHome(base)}
          className="flex min-w-0 items-center gap-2.5 rounded-md font-semibold text-[0.9375rem] tracking-tight max-md:flex-1"
        >
          {logo ? <Logo {...logo} name={name} /> : <span className="wrap-anywhere">{name}</span>}
        </Link>
        <nav
          aria-label={t('portal')}
          className="flex min-w-0 flex-wrap items-center gap-1 text-sm max-md:order-last max-md:-mx-2.5 max-md:w-full"
        >
          {header.map((link) => (
            <NavigationLink
              key={link.id}
              link={link}
              className="rounded-md px-2.5 py-1.5 font-medium text-muted wrap-anywhere hover:bg-sunken hover:text-ink"
            />
          ))}
        </nav>
        <div className="ml-auto flex shrink-0 items-center gap-2">
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
              {signUpHref && (
                <LinkButton href={signUpHref} variant="primary" size="small">
                  {t('signUp')}
                </LinkButton>
              )}
            </>
          )}
        </div>
      </div>
    </header>
  )
}

/** The name is in the picture; readers of the page hear it. */
function Logo({ light, dark, name }: { light: string; dark: string; name: string }) {
  const size = { width: 176, height: 32, loading: 'eager' as const }
  const style = 'h-8 w-auto max-w-44 object-contain'
  if (light === dark) return <Image unoptimized {...size} src={light} alt={name} className={style} />
  return (
    <>
      <Image unoptimized {...size} src={light} alt={name} className={`portal-logo-light ${style}`} />
      <Image unoptimized {...size} src={dark} alt={name} className={`portal-logo-dark ${style}`} />
    </>
  )
}

function NavigationLink({ link, className }: { link: PortalLink; className: string }) {
  if (!link.isExternal) {
    return (
      <Link href={link.href} className={className}>
        {link.label}
      </Link>
    )
  }
  return (
    <a href={link.href} rel="noopener noreferrer" className={`${className} inline-flex items-center gap-1.5`}>
      {link.label}
      <ExternalLink className="size-3.5 text-faint" aria-hidden />
    </a>
  )
}
