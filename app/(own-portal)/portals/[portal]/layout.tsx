import '#components/portals/portal-fonts.ts'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientMessages } from '#components/messages/client-messages.tsx'
import { portalRooms } from '#components/messages/rooms.ts'
import { ownPortalPlaces } from '#components/portals/served/own-portal-places.ts'
import { PlainPortalFrame } from '#components/portals/served/plain-portal-frame.tsx'
import { portalCss } from '#components/portals/served/portal-css.ts'
import { PortalFrame } from '#components/portals/served/portal-frame.tsx'
import { portalLinks } from '#components/portals/served/portal-paths.ts'
import { PreviewBar } from '#components/portals/served/preview-bar.tsx'
import { CommandPalette } from '#components/ui/command-palette.tsx'
import { PlaceProvider } from '#components/ui/use-place-href.tsx'
import { currentUser } from '#server/adapters/next/current-context.ts'
import { paletteOf } from '#server/portals/portals/branding/palette.ts'
import type { EnteredPortal } from '#server/portals/portals/serving/enter-portal.ts'
import { signOutOfPortalAction } from '../actions.ts'
import {
  type OpenPortal,
  ownPortal,
  portalAuthHrefs,
  portalOrigin,
  portalPlaces,
  portalProducts,
} from './own-portal.ts'

interface PortalLayoutProps {
  children: ReactNode
  params: Promise<{ portal: string }>
}

export async function generateMetadata({ params }: PortalLayoutProps): Promise<Metadata> {
  const { entered, base } = await ownPortal((await params).portal)
  const isListed = entered.state === 'open' && entered.access === 'public' && !entered.view.preview
  const favicon = entered.state === 'open' ? entered.content.branding.favicon : null
  return {
    metadataBase: new URL(new URL(portalOrigin(entered)).origin),
    title: { default: entered.name, template: `%s · ${entered.name}` },
    openGraph: { siteName: entered.name },
    ...(favicon ? { icons: { icon: `${base}/images/${favicon}` } } : {}),
    ...(isListed ? {} : { robots: { index: false } }),
  }
}

export default async function OwnPortalLayout({ children, params }: PortalLayoutProps) {
  const found = await ownPortal((await params).portal)
  const { entered, base } = found
  const { preview } = entered.view
  return (
    <ClientMessages rooms={preview ? [...portalRooms, 'portals'] : portalRooms}>
      <PlaceProvider base={base}>
        {preview?.theme && <div data-portal-theme={preview.theme} hidden />}
        {entered.state === 'open' ? (
          <Branded portal={{ ...found, entered }}>{children}</Branded>
        ) : (
          <PlainPortalFrame banner={<Banner entered={entered} />}>{children}</PlainPortalFrame>
        )}
      </PlaceProvider>
    </ClientMessages>
  )
}

async function Branded({ portal, children }: { portal: OpenPortal; children: ReactNode }) {
  const { entered, base } = portal
  const { branding, header, footer } = entered.content
  const signedIn = await currentUser()
  const places = await portalPlaces(portal)
  const light = branding.logoLight ?? branding.logoDark
  const dark = branding.logoDark ?? branding.logoLight
  const css = portalCss({
    branding,
    light: paletteOf(branding.light),
    dark: paletteOf(branding.dark),
    theme: entered.view.preview?.theme,
  })
  const isVisitor = portal.reader.actor.kind === 'visitor'
  const user =
    signedIn && !isVisitor
      ? { name: signedIn.name, email: signedIn.email, isMember: signedIn.accounts.length > 0 }
      : undefined
  const hrefs = await portalAuthHrefs(portal)
  const t = await getTranslations('portal')
  const { pages } = entered.content
  const products = await portalProducts(portal)
  return (
    <CommandPalette
      entries={ownPortalPlaces(t, { base, pages, products, user, ...hrefs })}
      searchHref={`${base}/search`}
      placeholder={t('places.placeholder')}
    >
      <style>{css}</style>
      <PortalFrame
        name={entered.name}
        base={base}
        logo={light && dark ? { light: `${base}/images/${light}`, dark: `${base}/images/${dark}` } : undefined}
        header={portalLinks(header, places)}
        footer={portalLinks(footer, places)}
        user={user}
        signOut={signOutOfPortalAction.bind(null, base)}
        banner={<Banner entered={entered} />}
        {...hrefs}
      >
        {children}
      </PortalFrame>
    </CommandPalette>
  )
}

function Banner({ entered }: { entered: EnteredPortal }) {
  const { slug, preview } = entered.view
  if (!preview) return null
  return (
    <PreviewBar
      portalId={entered.portalId}
      slug={slug}
      as={preview.as}
      theme={preview.theme}
      groups={entered.groups}
      isBarred={entered.state === 'barred'}
    />
  )
}
