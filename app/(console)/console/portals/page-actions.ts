'use server'

import { getTranslations } from 'next-intl/server'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { ServiceError } from '#server/errors.ts'
import { newId } from '#server/new-id.ts'
import { getPortal } from '#server/portals/portals/get-portal.ts'
import { updatePortalDraft } from '#server/portals/portals/update-portal-draft.ts'

/** Saves one page of the draft; without an id it is a new one. */
export const savePageAction = runFormAction(async (context, form) => {
  const t = await getTranslations('portals.done')
  const portalId = form.text('portalId')
  const { draft } = await getPortal(context, { portalId })
  const known = form.optional('pageId')
  const page = {
    id: known ?? newId(12),
    slug: form.text('slug'),
    title: form.text('title'),
    markdown: form.verbatim('markdown').replaceAll('\r\n', '\n'),
  }
  const pages = known ? draft.pages.map((one) => (one.id === known ? page : one)) : [...draft.pages, page]
  try {
    await updatePortalDraft.invoke(context, { portalId, pages })
  } catch (error) {
    throw namedFields(error, pages.indexOf(page))
  }
  return known ? { message: t('saved') } : { redirectTo: `/console/portals/${portalId}/pages/${page.id}` }
})

/** What is wrong with this page, by the names of its form: `pages.2.slug` is `slug` there. */
function namedFields(error: unknown, index: number): unknown {
  if (!(error instanceof ServiceError)) return error
  const prefix = `pages.${index}.`
  const fields = Object.entries(error.fields).map(([name, problem]): [string, string] => [
    name.startsWith(prefix) ? name.slice(prefix.length) : name === 'pages' ? 'slug' : name,
    problem,
  ])
  return new ServiceError(error.failure, error.message, { fields: Object.fromEntries(fields) })
}
