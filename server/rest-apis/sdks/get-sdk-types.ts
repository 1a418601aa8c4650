import { z } from 'zod'
import { query } from '#server/operation.ts'
import { afterPosition, type Page, pageInput, pageOf } from '#server/paging.ts'
import { type SdkType, sdkTypes } from './sdk-types.ts'

/** By id. https://docs.aws.amazon.com/apigateway/latest/api/API_GetSdkTypes.html */
export const getSdkTypes = query({
  name: 'GetSdkTypes',
  permission: 'apis:read',
  input: z.object(pageInput),
  async run(_context, { limit, position }): Promise<Page<SdkType>> {
    const after = afterPosition(position)
    const rest = sdkTypes.filter(({ id }) => after === undefined || id > after)
    return pageOf(rest, limit, ({ id }) => id)
  },
})
