import { getSdk } from '#server/rest-apis/sdks/get-sdk.ts'
import { getSdkType } from '#server/rest-apis/sdks/get-sdk-type.ts'
import { getSdkTypes } from '#server/rest-apis/sdks/get-sdk-types.ts'
import { type Route, route } from '../route.ts'
import { blob, boolean, header, items, list, otherQuery, page, string, structure } from '../shape.ts'

/** AWS `SdkType`. */
const sdkType = structure({
  id: string,
  friendlyName: string,
  description: string,
  configurationProperties: list(
    structure({ name: string, friendlyName: string, description: string, required: boolean, defaultValue: string }),
  ),
})

export const sdkRoutes: readonly Route[] = [
  route(getSdk, {
    verb: 'GET',
    path: '/restapis/{restApiId}/stages/{stageName}/sdks/{sdkType}',
    status: 200,
    input: { parameters: otherQuery },
    output: structure({
      contentType: header('Content-Type'),
      contentDisposition: header('Content-Disposition'),
      body: { shape: blob, in: 'payload', required: false },
    }),
  }),
  route(getSdkTypes, { verb: 'GET', path: '/sdktypes', status: 200, input: { ...page }, output: items(sdkType) }),
  route(getSdkType, { verb: 'GET', path: '/sdktypes/{id}', status: 200, output: sdkType }),
]
