import { hash } from 'node:crypto'
import { ByteLimitedCache } from '../../byte-limited-cache.ts'
import type { OpenApiDocument } from '../catalogue/merge-documents.ts'

/** A product as a text is written from it; its document is told by the digest. */
interface Written {
  readonly document: OpenApiDocument
  readonly documentVersion: string
}

const kept = new ByteLimitedCache<string>(64 * 1024 * 1024)

/**
 * What `write` writes of a product: written once for each content of the product and of `with`, all else that the text
 * depends on (which file it is, language, address). The caller has made sure that the reader may see the product.
 */
export function keptProductText(
  product: Written,
  withThese: readonly string[],
  write: () => string | Promise<string>,
): Promise<string> {
  const key = hash('sha256', JSON.stringify([withThese, { ...product, document: undefined }]), 'hex')
  return kept.get(
    key,
    async () => await write(),
    (text) => 2 * text.length,
  )
}
