import { Reply } from '../pipeline/reply.ts'
import type { Step } from '../pipeline/stage.ts'
import { namedByConnection, responseHeaderName } from './header-rules.ts'

/**
 * An HTTP_PROXY integration's answer: the backend's status, headers and body. Headers about the hop behind us are
 * remapped or dropped; `Content-Encoding` stays, because the body passes through as it is.
 */
export const httpProxyResponse: Step = ({ integrationResponse, integrationPayload }) => {
  if (integrationResponse === undefined) return undefined
  const { status, rawHeaders } = integrationResponse
  return new Reply(status, returned(rawHeaders, status), integrationPayload ?? integrationResponse)
}

function returned(rawHeaders: readonly string[], status: number): string[] {
  const headers: string[] = []
  let hasType = false
  let named: string[] = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    const value = rawHeaders[index + 1] ?? ''
    const known = responseHeaderName(name)
    if (known !== '') headers.push(known, value)
    if (known === 'x-amzn-Remapped-Connection') named = named.concat(namedByConnection(value))
    else if (known === 'x-amzn-Remapped-Content-Length' && status !== 204) headers.push('Content-Length', value)
    if (name.length === 12) hasType ||= name.toLowerCase() === 'content-type'
  }
  if (!hasType) headers.push('Content-Type', 'application/json')
  return named.length === 0 ? headers : without(headers, named)
}

function without(headers: readonly string[], lowerCaseNames: readonly string[]): string[] {
  const kept: string[] = []
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? ''
    const isNamed = lowerCaseNames.includes(name.toLowerCase()) && name !== 'Content-Length'
    if (!isNamed) kept.push(name, headers[index + 1] ?? '')
  }
  return kept
}
