import { z } from 'zod'
import type { Context } from '#server/context.ts'
import type { BasePathMode, PlanOptions } from './plan/plan-definition.ts'

/** What `ImportRestApi` and `PutRestApi` have in common. */
export const importInput = {
  /** JSON or YAML. */
  body: z.union([z.string(), z.custom<Uint8Array>((value) => value instanceof Uint8Array)]),
  /** Refuse the import instead of leaving something out. */
  failOnWarnings: z.boolean().optional(),
  /**
   * AWS's query parameters of an import. What AWS does not know, and ignores, are the values of a document that was
   * written for CloudFormation, under the names that it uses: `AWS::Region`, `Table`, `Role.Arn`.
   */
  parameters: z
    .object({
      ignore: z.enum(['documentation']).optional(),
      basepath: z.enum(['ignore', 'prepend', 'split']).optional(),
      endpointConfigurationTypes: z.string().optional(),
    })
    .catchall(z.string().max(4096))
    .optional(),
}

type Parameters = { ignore?: 'documentation'; basepath?: BasePathMode } & Readonly<Record<string, string | undefined>>

/** The parameters as the translation takes them; CloudFormation's pseudo parameters are this deployment's own. */
export function planOptionsOf(
  { settings, accountId }: Pick<Context, 'settings' | 'accountId'>,
  restApiId: string,
  parameters: Parameters = {},
): PlanOptions {
  const { ignore, basepath, endpointConfigurationTypes: _, ...named } = parameters
  return {
    restApiId,
    basePath: basepath ?? 'ignore',
    ignoreDocumentation: ignore === 'documentation',
    longestTimeoutMs: settings.integrationTimeoutMs,
    substitutions: {
      'AWS::Region': settings.region,
      'AWS::AccountId': accountId,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      ...Object.fromEntries(
        Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
    },
  }
}
