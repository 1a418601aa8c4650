/** The media type of a `Content-Type`: `application/json` of `application/json; charset=utf-8`, and when there is none. */
export function mediaType(contentType: string | undefined): string {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() || 'application/json'
}

/** The first media type that an `Accept` header names: the only one that counts. Empty when there is none. */
export function firstAccepted(accept: string | undefined): string {
  return accept?.split(/[,;]/, 1)[0]?.trim().toLowerCase() ?? ''
}
