import { readFunctionArn } from 'gateway-core/functions/function-arn.ts'

/** Of a function's name, in characters. */
const longestName = 64

/** A function as an ARN names it. */
export interface FunctionAddress {
  readonly accountId: string
  readonly functionName: string
  /** A version's number, an alias or `$LATEST`; undefined where the ARN has none, which means `$LATEST`. */
  readonly qualifier: string | undefined
}

/** `arn:aws:lambda:{region}:{accountId}:function:{name}`, with `:{qualifier}` behind it where one is given. */
export function functionArn(region: string, address: Omit<FunctionAddress, 'qualifier'>, qualifier?: string): string {
  const { accountId, functionName } = address
  return `arn:aws:lambda:${region}:${accountId}:function:${functionName}${qualifier ? `:${qualifier}` : ''}`
}

/**
 * What an integration's or an authorizer's `uri` must be to call this function.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
 */
export function invocationUri(region: string, arn: string): string {
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`
}

/**
 * Reads a function's ARN; any partition and region will do, since one deployment is one region. Undefined when it is
 * none. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function parseFunctionArn(arn: string): FunctionAddress | undefined {
  const read = readFunctionArn(arn)
  if (read === undefined || read.name.length > longestName) return undefined
  const { accountId, name: functionName, qualifier } = read
  return { accountId, functionName, qualifier }
}
