import { z } from 'zod'
import { tagsInput } from '#server/tags.ts'

const largestInteger = 2_147_483_647

/** AWS `ThrottleSettings`: requests per second, and how many at once. 0 lets nothing through. */
export const throttleInput = z.object({
  rateLimit: z.number().min(0).max(1e9).optional(),
  burstLimit: z.int().min(0).max(largestInteger).optional(),
})

/** Keys of the throttles of one API stage: `/pets/{id}/GET`. */
export const methodThrottleKey = z
  .string()
  .max(1024)
  .regex(/^\/.*\/(GET|PUT|POST|DELETE|PATCH|OPTIONS|HEAD|ANY)$/, 'Must be {path}/{httpMethod}, such as /pets/{id}/GET')

/** The input members of usage plans. https://docs.aws.amazon.com/apigateway/latest/api/API_CreateUsagePlan.html */
export const usagePlanFields = {
  name: z.string().min(1, 'Usage Plan name must not be empty').max(1024),
  description: z.string().max(1024),
  productCode: z.string().max(256),
  throttle: throttleInput,
  quotaLimit: z.int().min(0).max(largestInteger),
  quotaOffset: z.int().min(0).max(largestInteger),
  quotaPeriod: z.enum(['DAY', 'WEEK', 'MONTH']),
  apiStages: z
    .array(
      z.object({
        apiId: z.string().min(1, 'Invalid API Stage specified'),
        stage: z.string().min(1, 'Invalid API Stage specified'),
        throttle: z.record(methodThrottleKey, throttleInput).optional(),
      }),
    )
    .max(1000),
  tags: tagsInput,
} as const
