import { z } from 'zod'
import { tagsInput } from '#server/tags.ts'

/**
 * The input members of API keys, with AWS's limits. A value is sent in a header, so it is visible ASCII; AWS documents
 * letters and digits but takes UUIDs and the like. https://docs.aws.amazon.com/apigateway/latest/api/API_CreateApiKey.html
 */
export const apiKeyFields = {
  name: z.string().max(1024),
  description: z.string().max(1024),
  customerId: z.string().max(256),
  value: z
    .string()
    .min(20, 'API Key value should be at least 20 characters')
    .max(128, 'API Key value should be at most 128 characters')
    .regex(/^[\x21-\x7e]+$/, 'API Key value can only contain visible ASCII characters'),
  tags: tagsInput,
} as const
