import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { gatewayResponses } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { defaultGatewayResponse, type GatewayResponse, responseTypes, toGatewayResponse } from './gateway-response.ts'

/** All types, changed or not. https://docs.aws.amazon.com/apigateway/latest/api/API_GetGatewayResponses.html */
export const getGatewayResponses = query({
  name: 'GetGatewayResponses',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), ...pageInput }),
  async run(context, { restApiId, limit, position }): Promise<Page<GatewayResponse>> {
    await findRestApi(context, restApiId)
    const rows = await context.db.select().from(gatewayResponses).where(eq(gatewayResponses.restApiId, restApiId))
    const changed = new Map(rows.map((row) => [row.responseType, toGatewayResponse(row)]))
    const after = afterPosition(position) ?? ''
    const types = responseTypes.filter((type) => type > after).slice(0, (limit ?? defaultPageSize) + 1)
    const page = pageOf(types, limit, (type) => type)
    return { ...page, items: page.items.map((type) => changed.get(type) ?? defaultGatewayResponse(type)) }
  },
})
