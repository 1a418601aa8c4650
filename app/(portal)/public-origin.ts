import { runtime } from '#server/runtime.ts'

/** Where browsers reach the portal, without a slash at the end. */
export function publicOrigin(): string {
  return runtime().settings.publicUrl
}
