import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PortalBarrier } from '#components/portals/served/portal-barrier.tsx'
import { portalHome } from '#components/portals/served/portal-paths.ts'
import { currentUser } from '#server/adapters/next/current-context.ts'
import { pathInPortal } from '#server/adapters/next/path-in-portal.ts'
import { requestAccessAction } from '../../actions.ts'
import { ownPortal, portalAuthHrefs } from '../own-portal.ts'

export const metadata: Metadata = { robots: { index: false } }

interface EnterProps {
  params: Promise<{ portal: string }>
  searchParams: Promise<{ to?: string | string[] }>
}

/** The gate: what to do for who may not enter; whoever may goes on to where they wanted to. */
export default async function EnterPortal({ params, searchParams }: EnterProps) {
  const found = await ownPortal((await params).portal)
  const { entered, base } = found
  if (entered.state === 'closed') notFound()
  const to = pathInPortal((await searchParams).to, base) ?? portalHome(base)
  if (entered.state === 'open') redirect(to)
  const asks = base === '' ? `/portals/${entered.view.slug}` : to
  const { signInHref, signUpHref } = await portalAuthHrefs(found, asks)
  const isVisitor = found.reader.actor.kind === 'visitor'
  const user = isVisitor ? undefined : await currentUser()
  return (
    <PortalBarrier
      name={entered.name}
      barrier={entered.barrier}
      email={user?.email}
      signInHref={signInHref}
      signUpHref={signUpHref}
      asking={
        user && entered.barrier === 'request'
          ? { slug: entered.view.slug, status: entered.request, ask: requestAccessAction }
          : undefined
      }
    />
  )
}
