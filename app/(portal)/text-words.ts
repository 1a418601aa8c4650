import { getLocale, getTranslations } from 'next-intl/server'
import type { TextWords } from '#components/portal/text/text-words.ts'

/** The language of pages that are written as text: the reader's, as of all pages. */
export async function textWords(): Promise<TextWords> {
  return { t: await getTranslations('portal'), limits: await getTranslations('limits'), locale: await getLocale() }
}
