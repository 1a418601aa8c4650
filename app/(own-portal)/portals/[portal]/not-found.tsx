import { headers } from 'next/headers'
import { PortalNotFound } from '#components/portals/served/portal-not-found.tsx'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { requestFacts } from '#server/adapters/next/request-facts.ts'
import { portalHostHeader } from '#server/adapters/next/request-headers.ts'
import { enterPortal } from '#server/portals/portals/serving/enter-portal.ts'
import { runtime } from '#server/runtime.ts'

/** What a portal has not, and a portal that is closed. */
export default async function OwnPortalNotFound() {
  const { path } = await requestFacts()
  const ofHost = (await headers()).get(portalHostHeader)
  const segment = ofHost ?? /^\/portals\/([^/?#]+)/.exec(path)?.[1] ?? ''
  const entered = await enterPortal(await currentContext(), { portal: decodeURIComponent(segment) }).catch(
    () => undefined,
  )
  const base = ofHost === null ? `/portals/${segment}` : ''
  return (
    <PortalNotFound
      name={entered?.name}
      isClosed={entered?.state === 'closed'}
      homeHref={entered ? base || '/' : runtime().settings.publicUrl}
    />
  )
}
