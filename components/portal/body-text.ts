/** A response body to read: JSON is laid out, everything else is as it came. */
export function bodyText(body: string, contentType: string): string {
  if (!/[/+]json\b/i.test(contentType) && !/^\s*[[{]/.test(body)) return body
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2)
  } catch {
    return body
  }
}
