/**
 * A provider's picture. Opened by itself an SVG is a document, so nothing in it may run, load or be framed; its type is
 * what its content was found to be, and no browser guesses another.
 */
export function imageResponse({ mediaType, content }: { mediaType: string; content: Buffer }): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': mediaType,
      'content-length': String(content.length),
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline',
      'cross-origin-resource-policy': 'same-origin',
      // A picture never changes under its id; who may see it can.
      'cache-control': 'private, max-age=300',
      vary: 'cookie',
    },
  })
}
