import type { IntegrationSnapshot } from '../snapshot.ts'

export type ContentHandling = IntegrationSnapshot['contentHandling']

/** What to do with a payload; `'bytes'` also stands for text that stays as it is. */
export type Conversion = 'bytes' | 'to-base64' | 'from-base64'

/** Whether a media type is one of an API's `binaryMediaTypes`: exactly, by `image/*`, or by `*` + `/*`. */
export function compileBinaryTypes(binaryMediaTypes: readonly string[]): (mediaType: string) => boolean {
  const exact = new Set<string>()
  const families = new Set<string>()
  for (const each of binaryMediaTypes) {
    const type = each.toLowerCase()
    if (type.endsWith('/*')) families.add(type.slice(0, -1))
    else exact.add(type)
  }
  if (families.has('*/')) return () => true
  return (mediaType) => exact.has(mediaType) || families.has(mediaType.slice(0, mediaType.indexOf('/') + 1))
}

/**
 * How a request's payload reaches the integration (developer guide, "Content type conversions in API Gateway", first
 * table).
 */
export function requestConversion(isBinary: boolean, handling: ContentHandling): Conversion {
  if (isBinary) return handling === 'CONVERT_TO_TEXT' ? 'to-base64' : 'bytes'
  return handling === 'CONVERT_TO_BINARY' ? 'from-base64' : 'bytes'
}

/**
 * How an integration's payload reaches the caller (second table of that page).
 * @param hasTypes whether the API has any `binaryMediaTypes`; without them everything is text
 * @param wantsBinary whether the first type that the caller accepts is one of them
 */
export function responseConversion(
  isBinary: boolean,
  hasTypes: boolean,
  wantsBinary: boolean,
  handling: ContentHandling,
): Conversion {
  if (handling === 'CONVERT_TO_BINARY') return isBinary && hasTypes ? 'bytes' : 'from-base64'
  if (handling === 'CONVERT_TO_TEXT') return isBinary && hasTypes ? 'to-base64' : 'bytes'
  if (isBinary && hasTypes) return wantsBinary ? 'bytes' : 'to-base64'
  return wantsBinary ? 'from-base64' : 'bytes'
}

/**
 * Applies a conversion.
 * @returns undefined when what should be base64 is not: AWS answers 500.
 */
export function converted(payload: Buffer, conversion: Conversion): Buffer | undefined {
  if (conversion === 'bytes') return payload
  return conversion === 'to-base64' ? Buffer.from(payload.toString('base64')) : decodeBase64(payload.toString('latin1'))
}

/** Strict, but for line ends and missing padding. */
function decodeBase64(text: string): Buffer | undefined {
  const plain = text.replace(/[\r\n]+/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) return undefined
  const digits = plain.indexOf('=') === -1 ? plain.length : plain.indexOf('=')
  if (digits % 4 === 1 || (digits !== plain.length && plain.length % 4 !== 0)) return undefined
  return Buffer.from(plain, 'base64')
}
