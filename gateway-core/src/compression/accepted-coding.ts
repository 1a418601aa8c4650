/** What AWS offers (developer guide, "Payload compression for REST APIs"). */
export type Coding = 'gzip' | 'deflate'

/** An `Accept-Encoding` header read: codings in lower case with their weights, as listed. */
type Weights = ReadonlyMap<string, number>

const remembered = 1000
const known = new Map<string, Coding | undefined>()

/**
 * The coding that an answer gets: the one that the caller likes best, when that is one of ours. A missing header and
 * `*` ask for none, and so does a best one that we do not have: nothing is compressed then (developer guide, "Receive an
 * API response with a compressed payload"). Between equal weights the first one listed wins, after codings that we do
 * not have, since `gzip, deflate, br` is how every browser asks.
 */
export function chosenCoding(acceptEncoding: string | undefined): Coding | undefined {
  if (acceptEncoding === undefined || acceptEncoding === '') return undefined
  if (known.has(acceptEncoding)) return known.get(acceptEncoding)
  const coding = choose(weightsOf(acceptEncoding))
  if (known.size < remembered) known.set(acceptEncoding, coding)
  return coding
}

/** Whether a body in this coding may be sent to a caller (RFC 9110 section 12.5.3); no header means only identity here. */
export function acceptsCoding(acceptEncoding: string | undefined, coding: string): boolean {
  const name = unaliased(coding.trim().toLowerCase())
  if (name === 'identity') return true
  if (acceptEncoding === undefined) return false
  const weights = weightsOf(acceptEncoding)
  return (weights.get(name) ?? weights.get('*') ?? 0) > 0
}

function choose(weights: Weights): Coding | undefined {
  const best = Math.max(0, ...weights.values())
  if (best === 0) return undefined
  for (const [coding, weight] of weights) {
    if (weight === best && (coding === 'gzip' || coding === 'deflate')) return coding
  }
  return undefined
}

function weightsOf(acceptEncoding: string): Weights {
  const weights = new Map<string, number>()
  for (const item of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    if (name !== '') weights.set(unaliased(name), quality === undefined ? 1 : weight(quality.slice(2)))
  }
  return weights
}

/** What is no weight counts as "not wanted". */
function weight(text: string): number {
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : 0
}

/** RFC 9110 section 8.4.1.3: recipients should take `x-gzip` for `gzip`. */
function unaliased(coding: string): string {
  return coding === 'x-gzip' ? 'gzip' : coding
}
