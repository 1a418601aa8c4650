import type { Context } from '#server/context.ts'
import { invocationUri } from '#server/functions/function-arn.ts'
import { listFunctions } from '#server/functions/list-functions.ts'
import { isAllowed } from '#server/permissions.ts'
import { listAll } from './list-all.ts'

/** The account's functions, with the URI by which an integration or an authorizer calls each. */
export async function functionChoices(context: Context): Promise<{ name: string; uri: string }[]> {
  if (!isAllowed(context.actor, 'functions:read')) return []
  const functions = await listAll((position) => listFunctions(context, { limit: 500, position }))
  const { region } = context.settings
  return functions.map(({ functionName, functionArn }) => ({
    name: functionName,
    uri: invocationUri(region, functionArn),
  }))
}
