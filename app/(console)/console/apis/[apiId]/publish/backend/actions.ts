'use server'

import { type BackendProbe, probeBackend } from '#server/adapters/data-plane/probe-backend.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import { ServiceError } from '#server/errors.ts'
import { connectBackend } from '#server/portals/publish/connect-backend.ts'

export const connectBackendAction = formAction(
  connectBackend,
  (form) => ({
    restApiId: form.text('restApiId'),
    baseUrl: form.optional('baseUrl'),
    access: form.text('access'),
    issuer: form.optional('issuer'),
    authorizerId: form.optional('authorizerId'),
    cors: form.checked('cors'),
  }),
  { done: (_, form) => ({ redirectTo: `/console/apis/${form.text('restApiId')}/publish/plan` }) },
)

/** What the dot beside the URL shows; undefined when the URL is not one yet. */
export async function probeBackendAction(url: string): Promise<BackendProbe | undefined> {
  try {
    return await probeBackend.invoke(await currentContext(), { url })
  } catch (error) {
    if (error instanceof ServiceError) return undefined
    throw error
  }
}
