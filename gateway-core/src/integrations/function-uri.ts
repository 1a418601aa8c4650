/** Whether an AWS integration's URI calls a function: `arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/…`. */
export function isFunctionUri(uri: string): boolean {
  return /^arn:[^:]*:apigateway:[^:]*:(?:[^:.]+\.)?lambda:path\//.test(uri)
}
