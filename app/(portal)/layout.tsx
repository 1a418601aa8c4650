import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientMessages } from '#components/messages/client-messages.tsx'
import { portalRooms } from '#components/messages/rooms.ts'
import { PortalFooter } from '#components/portal/portal-footer.tsx'
import { PortalHeader } from '#components/portal/portal-header.tsx'
import { portalPlaces } from '#components/portal/portal-places.ts'
import { CommandPalette } from '#components/ui/command-palette.tsx'
import { currentContext, currentUser } from '#server/adapters/next/current-context.ts'
import { requestFacts } from '#server/adapters/next/request-facts.ts'
import { searchCatalogue } from '#server/portals/catalogue/search-catalogue.ts'
import { signOutAction } from '../(auth)/actions.ts'
import { authHrefs } from './auth-hrefs.ts'
import { publicOrigin } from './public-origin.ts'

/** Addresses in canonical links and social cards are whole ones. */
export function generateMetadata(): Metadata {
  return { metadataBase: new URL(publicOrigin()) }
}

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const found = await currentUser()
  const user = found && { name: found.name, email: found.email, isMember: found.accounts.length > 0 }
  const { path } = await requestFacts()
  const { items: products } = await searchCatalogue(await currentContext(), { limit: 50 })
  const t = await getTranslations('portal')
  return (
    <ClientMessages rooms={portalRooms}>
      <CommandPalette
        entries={portalPlaces(t, { products, user, ...authHrefs(path) })}
        searchHref="/search"
        placeholder={t('places.placeholder')}
      >
        <div className="flex min-h-dvh flex-col">
          <PortalHeader user={user} signOut={signOutAction} {...authHrefs(path)} />
          <main id="content" className="mx-auto w-full max-w-360 flex-1 px-4 pt-6 pb-20 sm:px-6">
            {children}
          </main>
          <PortalFooter />
        </div>
      </CommandPalette>
    </ClientMessages>
  )
}
