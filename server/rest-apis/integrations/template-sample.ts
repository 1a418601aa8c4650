import { z } from 'zod'

const texts = z.record(z.string().max(512), z.string().max(20_000))

/** What a template sees of a sample: a request, or an answer of the backend to it. */
export const templateSampleInput = z.object({
  body: z.string().max(1024 * 1024),
  path: texts,
  querystring: texts,
  header: texts,
  stageVariables: texts,
  /** Names with dots, as in `identity.sourceIp`. */
  context: texts,
})

export type TemplateSample = z.output<typeof templateSampleInput>
