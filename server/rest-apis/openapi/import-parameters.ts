import { z } from 'zod'
import type { BasePathMode, PlanOptions } from './plan/plan-definition.ts'

/** What `ImportRestApi` and `PutRestApi` have in common. */
export const importInput = {
  /** JSON or YAML. */
  body: z.union([z.string(), z.custom<Uint8Array>((value) => value instanceof Uint8Array)]),
  /** Refuse the import instead of leaving something out. */
  failOnWarnings: z.boolean().optional(),
  /** AWS's query parameters of an import; unknown ones are ignored, as AWS does. */
  parameters: z
    .object({
      ignore: z.enum(['documentation']).optional(),
      basepath: z.enum(['ignore', 'prepend', 'split']).optional(),
      endpointConfigurationTypes: z.string().optional(),
    })
    .optional(),
}

/** The parameters as the translation takes them. */
export function planOptionsOf(
  restApiId: string,
  parameters: { ignore?: 'documentation'; basepath?: BasePathMode } = {},
): PlanOptions {
  return {
    restApiId,
    basePath: parameters.basepath ?? 'ignore',
    ignoreDocumentation: parameters.ignore === 'documentation',
  }
}
