'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '#server/adapters/next/form-action.ts'
import { deleteGatewayResponse } from '#server/rest-apis/gateway-responses/delete-gateway-response.ts'
import { putGatewayResponse } from '#server/rest-apis/gateway-responses/put-gateway-response.ts'
import { readPairs } from '../../../../form-pairs.ts'

export const putGatewayResponseAction = formAction(
  putGatewayResponse,
  (form) => ({
    restApiId: form.text('restApiId'),
    responseType: form.text('responseType'),
    statusCode: form.optional('statusCode'),
    responseParameters: Object.fromEntries(
      readPairs(form, 'responseParameters').map(([name, value]) => [
        name.startsWith('gatewayresponse.') ? name : `gatewayresponse.header.${name}`,
        value,
      ]),
    ),
    responseTemplates: Object.fromEntries(readPairs(form, 'responseTemplates')),
  }),
  { done: async () => ({ message: (await getTranslations('gateway-responses'))('actions.saved') }) },
)

/** Says nothing by itself: the page offers to undo it. */
export const resetGatewayResponseAction = formAction(deleteGatewayResponse, (form) => ({
  restApiId: form.text('restApiId'),
  responseType: form.text('responseType'),
}))
