import type { MethodExample } from '#server/rest-apis/documentation/list-method-examples.ts'
import { readable } from './message-diff.ts'
import type { PastTest } from './test-history.ts'

/** The input of the operation `PutMethodExample`, but for the method's place. */
export type ExampleDraft = Omit<MethodExample, 'response'> & {
  response?: { contentType: string; text: string; statusCode: string }
}

/**
 * A test as an example of the method. The answer is taken from the trace, which has what the caller sent as secrets
 * masked wherever it turns up; one that is no text or too long is left out. The server leaves out keys and tokens.
 */
export function exampleOfTest(name: string, summary: string, { form, outcome }: PastTest): ExampleDraft {
  const contentType = headerOf(form.headers, 'content-type') ?? 'application/json'
  const request = {
    name,
    ...(summary === '' ? {} : { summary }),
    pathParameters: { ...form.path },
    query: Object.fromEntries(form.query),
    headers: Object.fromEntries(form.headers.filter(([header]) => header.toLowerCase() !== 'content-type')),
    ...(form.body === '' ? {} : { body: { contentType: plain(contentType), text: form.body } }),
  }
  const answer = 'result' in outcome ? outcome.result.trace.methodResponse : undefined
  const body = answer?.body
  if (!answer || !body || body.note !== undefined || body.text === '') return request
  const type = headerOf(answer.headers, 'content-type') ?? 'application/json'
  return {
    ...request,
    response: { statusCode: String(answer.status ?? 200), contentType: plain(type), text: readable(body.text) },
  }
}

/** Without parameters, as documents name media types. */
function plain(contentType: string): string {
  return (contentType.split(';')[0] ?? contentType).trim().toLowerCase()
}

function headerOf(headers: readonly (readonly [string, string])[], name: string): string | undefined {
  return headers.find(([given]) => given.toLowerCase() === name)?.[1] || undefined
}
