/** What an ARN of a function says. */
export interface FunctionArn {
  readonly region: string
  readonly accountId: string
  readonly name: string
  /** Version or alias; undefined for the latest. */
  readonly qualifier: string | undefined
}

/**
 * Reads `arn:aws:lambda:{region}:{accountId}:function:{name}` with or without `:{version or alias}` (Lambda API
 * reference, `FunctionName`). The partition may be any of AWS's.
 * @returns undefined when it is none.
 */
export function readFunctionArn(arn: string): FunctionArn | undefined {
  const match = shape.exec(arn)
  if (match === null) return undefined
  const [, region = '', accountId = '', name = '', qualifier] = match
  return { region, accountId, name, qualifier }
}

const shape =
  /^arn:aws[a-z-]{0,20}:lambda:([a-z0-9-]{1,40}):(\d{12}):function:([\w-]{1,140})(?::(\$LATEST|[\w-]{1,128}))?$/
