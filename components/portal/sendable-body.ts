import type { BuiltRequest } from './request-draft.ts'

/** A request with its body as the server takes it from the browser: text, or bytes in base64. */
export type SendableRequest = Pick<BuiltRequest, 'httpMethod' | 'path' | 'query' | 'headers' | 'body'> & {
  readonly bodyBase64?: string
}

/** Reads the files of a request. */
export async function sendableBody({ file, parts, ...request }: BuiltRequest): Promise<SendableRequest> {
  if (file) return { ...request, bodyBase64: base64Of(await file.arrayBuffer()) }
  if (!parts || parts.length === 0) return request
  const form = new FormData()
  for (const [name, value] of parts) form.append(name, value)
  // The browser writes the parts, and the boundary between them into the type.
  const written = new Response(form)
  const type = written.headers.get('content-type') ?? 'multipart/form-data'
  const headers = [...request.headers, ['content-type', type] as [string, string]]
  return { ...request, headers, bodyBase64: base64Of(await written.arrayBuffer()) }
}

const chunk = 32_768

function base64Of(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer)
  let text = ''
  for (let at = 0; at < bytes.length; at += chunk) text += String.fromCharCode(...bytes.subarray(at, at + chunk))
  return btoa(text)
}
