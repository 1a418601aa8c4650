import { getAccount } from '#server/rest-apis/account/get-account.ts'
import { updateAccount } from '#server/rest-apis/account/update-account.ts'
import { accountPatches } from '../patches/account.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { double, integer, list, string, structure } from '../shape.ts'

/** AWS `Account`. */
const account = structure({
  cloudwatchRoleArn: string,
  throttleSettings: structure({ burstLimit: integer, rateLimit: double }),
  features: list(string),
  apiKeyVersion: string,
})

export const accountRoutes: readonly Route[] = [
  route(getAccount, { verb: 'GET', path: '/account', status: 200, output: account }),
  updateRoute(updateAccount, { path: '/account', patch: accountPatches, output: account }),
]
