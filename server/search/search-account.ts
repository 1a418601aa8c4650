import { z } from 'zod'
import type { Context } from '../context.ts'
import { query } from '../operation.ts'
import { isAllowed } from '../permissions.ts'
import { type FoundObject, searchedKinds } from './searched-kinds.ts'

/**
 * Everything of the account that has all words of a text: by kind, the best ones first and a few of each. Only kinds
 * that the actor may read. Words may stand for different parts: `petstore get pets` finds the method of that API.
 */
export const searchAccount = query({
  name: 'SearchAccount',
  permission: 'apis:read',
  input: z.object({
    text: z.string().max(200),
    /** Of each kind, at most. */
    limit: z.int().min(1).max(20).default(6),
  }),
  async run(context, { text, limit }): Promise<{ items: FoundObject[] }> {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
    if (words.length === 0) return { items: [] }
    const items: FoundObject[] = []
    for (const kind of searchedKinds) {
      if (isAllowed(context.actor, kind.permission)) items.push(...(await kind.search(within(context), words, limit)))
    }
    return { items }
  },
})

/** What a search may use of the context. */
function within({ db, accountId }: Context): Pick<Context, 'db' | 'accountId'> {
  return { db, accountId }
}
