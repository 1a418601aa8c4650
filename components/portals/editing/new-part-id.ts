/** An id for a page, a section or a link that is being made: unique in its portal, and nothing else. */
export function newPartId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => (byte % 36).toString(36)).join('')
}
