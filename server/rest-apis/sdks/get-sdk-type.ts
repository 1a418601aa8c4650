import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findSdkType } from './find-sdk-type.ts'
import type { SdkType } from './sdk-types.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetSdkType.html */
export const getSdkType = query({
  name: 'GetSdkType',
  permission: 'apis:read',
  input: z.object({ id: z.string() }),
  async run(_context, { id }): Promise<SdkType> {
    return findSdkType(id)
  },
})
