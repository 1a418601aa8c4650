import type { SampleRefusal } from '#server/rest-apis/gateway-responses/sample-refusal.ts'

/** `${context.requestId}` or `$context.requestId`. */
const variable =
  /\$\{((?:context|method|stageVariables)(?:\.[\w-]+)+)\}|\$((?:context|method|stageVariables)(?:\.[\w-]+)+)/g

/** A template with what the refusal itself says filled in; what comes from the request stays marked. */
export function filledTemplate(template: string, responseType: string, sample: SampleRefusal): string {
  const message: unknown = JSON.parse(sample.messageString)
  const known: Readonly<Record<string, string>> = {
    'context.error.messageString': sample.messageString,
    'context.error.message': typeof message === 'string' ? message : 'null',
    'context.error.responseType': responseType,
  }
  return template.replace(variable, (whole, inBraces: string | undefined, plain: string | undefined) => {
    const name = inBraces ?? plain ?? whole
    return Object.hasOwn(known, name) ? (known[name] ?? whole) : `⟨${name}⟩`
  })
}
