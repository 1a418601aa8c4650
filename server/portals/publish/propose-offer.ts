import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findRestApi } from '#server/rest-apis/apis/find-rest-api.ts'
import { freeSlug } from '../products/free-slug.ts'

/** What the plan step fills in for an API: a name, an address that nobody has, a line about it. */
export const proposeOffer = query({
  name: 'ProposeOffer',
  permission: 'products:read',
  input: z.object({ restApiId: z.string().min(1) }),
  async run(context, { restApiId }) {
    const api = await findRestApi(context, restApiId)
    const name = api.name.trim().slice(0, 100)
    return { name, slug: await freeSlug(context, undefined, name), tagline: firstSentence(api.description ?? '') }
  },
})

/** The first sentence of a description; empty when it is too long for a card. */
function firstSentence(description: string): string {
  const sentence = description.split(/(?<=[.!?])\s|\n/)[0]?.trim() ?? ''
  return sentence.length > 160 ? '' : sentence
}
