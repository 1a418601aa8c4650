'use server'

import { cookies } from 'next/headers'
import { z } from 'zod'

const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  letterKeys: z.enum(['on', 'off']),
})

/** Keeps the reader's choices for a year, so that the next page is rendered with them and nothing flashes. */
export async function savePreferences(given: z.infer<typeof preferences>): Promise<void> {
  const parsed = preferences.safeParse(given)
  if (!parsed.success) return
  const store = await cookies()
  for (const [name, value] of Object.entries(parsed.data)) {
    store.set(name, value, { path: '/', maxAge: 31_536_000, sameSite: 'lax', httpOnly: true })
  }
}
