import { getTranslations } from 'next-intl/server'
import { readUpload } from './read-upload.ts'

/** The document that a page of the console posts: 60 MB at most. */
export async function readDocument(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const t = await getTranslations('ui.upload')
  return readUpload(request, { bytes: 60_000_000, tooLarge: t('documentTooLarge'), empty: t('documentEmpty') })
}
