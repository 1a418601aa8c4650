import { getTranslations } from 'next-intl/server'
import { readUpload } from '../read-upload.ts'

/** The zip that a page of the console posts: 10 MB at most. */
export async function readPackage(request: Request): Promise<Uint8Array> {
  const t = await getTranslations('functions.upload')
  return readUpload(request, { bytes: 10_000_000, tooLarge: t('tooLarge'), empty: t('empty') })
}
