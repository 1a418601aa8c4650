import type { FormReader } from '#server/adapters/next/form-reader.ts'

/** Which stage a form is about. */
export function stageKey(form: FormReader): { restApiId: string; stageName: string } {
  return { restApiId: form.text('restApiId'), stageName: form.text('stageName') }
}
