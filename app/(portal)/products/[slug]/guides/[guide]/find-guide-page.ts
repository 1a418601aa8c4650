import { cache } from 'react'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getGuide } from '#server/portals/guides/get-guide.ts'

/** The guide of an address, read once for the page and its metadata. */
export const findGuidePage = cache(
  async (slug: string, guide: string) => await orNotFound(getGuide(await currentContext(), { slug, guide })),
)
