import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { readPairs } from '../../../../form-pairs.ts'

/** The fields of a canary, as both forms with one have them. */
export function readCanary(form: FormReader) {
  return {
    percentTraffic: form.number('canarySettings.percentTraffic'),
    deploymentId: form.optional('canarySettings.deploymentId'),
    useStageCache: form.checked('canarySettings.useStageCache'),
    stageVariableOverrides: Object.fromEntries(readPairs(form, 'overrides')),
  }
}

/** The version of the documentation that was chosen: a slash, which no version's name can be, stands for none. */
export function readDocumentationVersion(form: FormReader): string | null {
  const version = form.text('documentationVersion')
  return version === '/' || version === '' ? null : version
}
