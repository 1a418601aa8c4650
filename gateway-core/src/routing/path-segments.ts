/** A path cut at its slashes. `raw` is as received; `decoded` is percent-decoded once, each segment for itself. */
export interface PathSegments {
  readonly raw: readonly string[]
  readonly decoded: readonly string[]
}

/**
 * Cuts a path into segments; a trailing slash is ignored. An encoded slash stays inside its segment, so it never changes
 * which resource is meant.
 * @returns undefined for a path that cannot be decoded, or with a `.` or `..` segment in any encoding and behind any
 * slash: where such a path leads depends on who reads it, and the backend would be the one who is fooled.
 */
export function pathSegments(path: string): PathSegments | undefined {
  if (path === '' || path === '/') return root
  const raw = path.slice(1, path.endsWith('/') ? -1 : undefined).split('/')
  if (!path.includes('%') && !path.includes('.') && !path.includes('\\')) return { raw, decoded: raw }
  const decoded: string[] = []
  for (const segment of raw) {
    const text = decodeSegment(segment)
    if (text === undefined || hasDotSegment(text)) return undefined
    decoded.push(text)
  }
  return { raw, decoded }
}

const root: PathSegments = { raw: [], decoded: [] }

function decodeSegment(segment: string): string | undefined {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

/** Looks as many decodings deep as there are: a backend that decodes twice would find `%252e%252e`. */
function hasDotSegment(text: string): boolean {
  if (text.includes('%')) {
    const deeper = text.replace(/%25/g, '%').replace(/%2e/gi, '.').replace(/%2f/gi, '/').replace(/%5c/gi, '\\')
    if (deeper !== text) return hasDotSegment(deeper)
  }
  return text.includes('.') && text.split(/[/\\]/).some((part) => /^\.\.?(;|$)/.test(part))
}
