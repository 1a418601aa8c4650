import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AskForAccess } from '#components/access-requests/ask-for-access.tsx'
import { requireSignedInContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getAccessOffer } from '#server/portals/access-requests/get-access-offer.ts'
import { askForAccessAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access-requests.ask'))('pageTitle'), robots: { index: false } }
}

interface NewRequestProps {
  searchParams: Promise<{ product?: string | string[]; plan?: string | string[] }>
}

export default async function NewRequest({ searchParams }: NewRequestProps) {
  const { product: slug, plan: usagePlanId } = await searchParams
  const context = await requireSignedInContext()
  const { product, provider, plan, reasonRequired, apps } = await orNotFound(
    getAccessOffer.invoke(context, { slug, usagePlanId }),
  )
  // An app that uses the product changes its plan on its own page.
  const free = apps.filter(({ subscription }) => !subscription)
  const [first] = apps
  if (first && free.length === 0) redirect(`/apps/${first.appId}`)
  return (
    <AskForAccess
      product={product}
      providerName={provider.name}
      plan={plan}
      reasonRequired={reasonRequired}
      apps={free}
      ask={askForAccessAction}
    />
  )
}
