import { placeHref } from '#components/ui/place-href.ts'
import { placeOfPage } from '#server/adapters/next/place-of-page.ts'
import { requestFacts } from '#server/adapters/next/request-facts.ts'

/** Where an action leads from the page that it was called on: inside a portal of an account to the same place there. */
export async function stayInPlace(href: string): Promise<{ redirectTo: string }> {
  return { redirectTo: placeHref(placeOfPage((await requestFacts()).path), href) }
}
