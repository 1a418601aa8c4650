import type { FormReader } from '#server/adapters/next/form-reader.ts'
import type { Integration } from '#server/rest-apis/integrations/integration.ts'

/** The backend as its form has it; what the type does not have is left out. */
export function readBackend(form: FormReader, type: string, before: Integration | undefined) {
  if (type === 'MOCK') return {}
  const isHttp = type.startsWith('HTTP')
  const mode = form.optional('responseTransferMode')
  const isInsecure = form.checked('insecureSkipVerification')
  const wasInsecure = before?.tlsConfig?.insecureSkipVerification ?? false
  return {
    uri: form.text('uri'),
    integrationHttpMethod: form.text('integrationHttpMethod'),
    timeoutInMillis: form.number('timeoutInMillis'),
    // What AWS leaves out where it is the standard is not written down, or it would be a change.
    ...(mode === 'STREAM' || before?.responseTransferMode !== undefined ? { responseTransferMode: mode } : {}),
    ...(isHttp ? { connectionType: form.optional('connectionType') } : {}),
    ...(isHttp && isInsecure !== wasInsecure ? { tlsConfig: { insecureSkipVerification: isInsecure } } : {}),
  }
}
