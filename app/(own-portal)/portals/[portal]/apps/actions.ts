'use server'

import type { FormState } from '#server/adapters/next/form-state.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { createApp } from '#server/portals/apps/create-app.ts'

/** As in the installation's portal, but what follows is in this one. */
export async function createPortalAppAction(base: string, state: FormState, data: FormData): Promise<FormState> {
  const place = /^\/portals\/[a-z0-9~-]{1,200}$/.test(base) ? base : ''
  const create = runFormAction(async (context, form) => {
    const { appId } = await createApp.invoke(context, { name: form.text('name'), accountId: form.text('accountId') })
    return { redirectTo: `${place}/apps/${appId}` }
  })
  return await create(state, data)
}
