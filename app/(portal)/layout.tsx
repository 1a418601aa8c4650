import type { ReactNode } from 'react'
import { LiveData } from '#components/portal/live-data.tsx'
import { PortalHeader } from '#components/portal/portal-header.tsx'
import { currentUser } from '#server/adapters/next/current-context.ts'
import { requestFacts } from '#server/adapters/next/request-facts.ts'
import { signOutAction } from '../(auth)/actions.ts'
import { authHrefs } from './auth-hrefs.ts'

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const user = await currentUser()
  const { path } = await requestFacts()
  return (
    <LiveData>
      <PortalHeader
        user={user && { name: user.name, email: user.email, isMember: user.accounts.length > 0 }}
        signOut={signOutAction}
        {...authHrefs(path)}
      />
      <main id="content" className="mx-auto max-w-360 px-4 pt-6 pb-20 sm:px-6">
        {children}
      </main>
    </LiveData>
  )
}
