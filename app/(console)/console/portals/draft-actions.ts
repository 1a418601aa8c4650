'use server'

import { getTranslations } from 'next-intl/server'
import type { PaletteAnswer, UploadAnswer } from '#components/portals/branding/branding-answers.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { describePalette } from '#server/portals/portals/branding/describe-palette.ts'
import { uploadPortalImage } from '#server/portals/portals/images/upload-portal-image.ts'
import { updatePortalDraft } from '#server/portals/portals/update-portal-draft.ts'
import { readJson } from './read-json.ts'

/** Saves parts of the draft as the editors have them: `draft` is JSON, an object of the parts. */
export const saveDraftAction = runFormAction(async (context, form) => {
  const t = await getTranslations('portals.done')
  const parts = readJson(form.verbatim('draft'))
  await updatePortalDraft.invoke(context, { ...parts, portalId: form.text('portalId') })
  return { message: t('saved') }
})

/** What the colours that are being chosen would look like, and what could not be read. */
export async function describePaletteAction(colours: object): Promise<PaletteAnswer | undefined> {
  try {
    return await describePalette.invoke(await currentContext(), colours)
  } catch {
    // Half a colour, while it is typed.
    return undefined
  }
}

/** Keeps a picture; the branding names it when it is saved. */
export async function uploadImageAction(data: FormData): Promise<UploadAnswer> {
  const context = await currentContext()
  const [file, portalId] = [data.get('file'), data.get('portalId')]
  try {
    if (!(file instanceof File) || file.size > 1_000_000) {
      const t = await getTranslations('portals.branding')
      return { message: t('tooLarge') }
    }
    const content = Buffer.from(await file.arrayBuffer()).toString('base64')
    const { imageId } = await uploadPortalImage.invoke(context, { portalId, content })
    return { imageId }
  } catch (error) {
    const { message, fields } = await refusedState(error, context)
    return { message: Object.values(fields ?? {})[0] ?? message ?? '' }
  }
}
