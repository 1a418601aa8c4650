import { curlSample } from '#components/portal/samples/curl-sample.ts'
import { sampleCall } from '#components/portal/samples/sample-call.ts'
import type { TestCall } from './test-outcome.ts'

/** What stands in a command for the value of an API key, which the browser does not have. */
export const keyPlaceholder = '$API_KEY'

/**
 * The same call to a deployed stage, for a shell.
 * @param baseUrl where the stage is called, without a slash at the end
 */
export function testCurl(
  { httpMethod, pathWithQueryString, multiValueHeaders, body, apiKeyId }: TestCall,
  baseUrl: string,
) {
  const [path = '/', query = ''] = pathWithQueryString.split('?', 2)
  const given = Object.entries(multiValueHeaders).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  )
  return curlSample(
    sampleCall({
      httpMethod: httpMethod === 'ANY' ? 'GET' : httpMethod,
      baseUrl,
      path,
      query: [...new URLSearchParams(query)],
      headers: given,
      body: body === '' ? undefined : body,
      key: apiKeyId === undefined ? undefined : keyPlaceholder,
    }),
  )
}
