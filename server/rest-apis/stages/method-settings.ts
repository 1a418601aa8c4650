import { z } from 'zod'
import type { MethodSettingColumn } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'

/** The key of the settings for all methods of a stage. */
export const everyMethod = '*/*'

const httpMethods = 'GET|PUT|POST|DELETE|PATCH|OPTIONS|HEAD|ANY|\\*'
const methodKey = z
  .string()
  .max(1024)
  .regex(new RegExp(`^(\\*/\\*|[^/].*/(${httpMethods})|/(${httpMethods}))$`), 'Must be */* or {path}/{httpMethod}')

/** Rates and bursts: AWS takes -1 for "no limit here". */
const orUnlimited = (number: z.ZodNumber) => number.min(-1).refine((value) => value === -1 || value >= 0)

const methodSetting = z.object({
  metricsEnabled: z.boolean().optional(),
  loggingLevel: z.enum(['OFF', 'ERROR', 'INFO']).optional(),
  dataTraceEnabled: z.boolean().optional(),
  throttlingBurstLimit: orUnlimited(z.number().int().max(2_147_483_647)).optional(),
  throttlingRateLimit: orUnlimited(z.number().max(1e9)).optional(),
  cachingEnabled: z.boolean().optional(),
  cacheTtlInSeconds: z.number().int().min(0).max(3600).optional(),
  cacheDataEncrypted: z.boolean().optional(),
  requireAuthorizationForCacheControl: z.boolean().optional(),
  unauthorizedCacheControlHeaderStrategy: z
    .enum(['FAIL_WITH_403', 'SUCCEED_WITH_RESPONSE_HEADER', 'SUCCEED_WITHOUT_RESPONSE_HEADER'])
    .optional(),
})

/** What an update does to `methodSettings`: members are merged into the method's block, `null` removes the block. */
export const methodSettingChanges = z.record(methodKey, methodSetting.nullable())

/** What AWS fills in when any setting of a method is first set, recorded there. */
const defaults: MethodSettingColumn = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10_000,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
}

/**
 * The settings after a change. A method's first setting makes its whole block: a copy of the stage's (`*` + `/*`) as it
 * is then, or AWS's defaults. The stage's own block changes first, whatever the order of the keys.
 * @throws BadRequestException when a block is removed that is not there.
 */
export function changeMethodSettings(
  settings: Readonly<Record<string, MethodSettingColumn>>,
  changes: z.output<typeof methodSettingChanges>,
): Record<string, MethodSettingColumn> {
  const after = new Map(Object.entries(settings))
  const ordered = Object.entries(changes).sort(([a], [b]) => Number(b === everyMethod) - Number(a === everyMethod))
  for (const [key, change] of ordered) {
    if (change !== null) {
      after.set(key, { ...(after.get(key) ?? after.get(everyMethod) ?? defaults), ...change })
    } else if (!after.delete(key)) {
      throw new ServiceError(
        'BadRequestException',
        `Cannot remove method setting ${key} because there is no method setting for this method `,
      )
    }
  }
  return Object.fromEntries(after)
}
