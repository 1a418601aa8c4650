import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { policyFault, type ResourcePolicyFault } from './policy-fault.ts'

/** Says of a policy that is being written whether it would be taken, and else what is wrong where. */
export const checkResourcePolicy = query({
  name: 'CheckResourcePolicy',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), policy: z.string().max(65_536) }),
  async run(context, { restApiId, policy }): Promise<{ fault?: ResourcePolicyFault }> {
    await findRestApi(context, restApiId)
    const fault = policyFault(policy)
    return fault ? { fault } : {}
  },
})
