import { z } from 'zod'
import { getApiKey } from '#server/access/api-keys/get-api-key.ts'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '#server/rest-apis/apis/find-rest-api.ts'
import { travels } from '../try/travels.ts'
import { callGateway } from './call-gateway.ts'

/** Calls a deployed method from the server with one of the account's keys and hands back the whole answer. */
export const callStage = query({
  name: 'CallStage',
  // With a key the call spends its quota, which a viewer must not.
  permission: 'stages:write',
  input: z.object({
    restApiId: z.string().min(1),
    stageName: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
    httpMethod: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']),
    /** Below the stage, with its query. */
    path: z.string().max(8192).startsWith('/'),
    apiKeyId: z.string().min(1).optional(),
    body: z.string().max(1_000_000).optional(),
    /** What an authorizer asks for, and the header in which it looks. */
    token: z
      .object({
        header: z
          .string()
          .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/, 'Must be the name of a header')
          .refine(travels, 'This header belongs to the connection'),
        value: z
          .string()
          .max(16_384)
          .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'Must be the value of a header: one line, no umlauts'),
      })
      .optional(),
  }),
  async run(context, { apiKeyId, body, token, ...call }) {
    await findRestApi(context, call.restApiId)
    const key = apiKeyId ? await getApiKey(context, { apiKey: apiKeyId, includeValue: true }) : undefined
    const headers = {
      accept: 'application/json, */*;q=0.8',
      ...(key?.value ? { 'x-api-key': key.value } : {}),
      ...(token ? { [token.header.toLowerCase()]: token.value } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    }
    return await callGateway(context.settings, { ...call, body, headers }).catch(unavailable)
  },
})

function unavailable(error: unknown): never {
  if (error instanceof ServiceError) throw error
  const late = error instanceof Error && error.name === 'TimeoutError'
  const message = late ? 'The gateway did not answer in time' : 'The gateway could not be reached. Is it running?'
  throw new ServiceError('ServiceUnavailableException', message, { retryAfterSeconds: 1 })
}
