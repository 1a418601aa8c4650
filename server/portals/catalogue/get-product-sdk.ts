import { hash } from 'node:crypto'
import { z } from 'zod'
import { ByteLimitedCache } from '../../byte-limited-cache.ts'
import { query } from '../../operation.ts'
import { javascriptSdk } from '../../rest-apis/sdks/javascript/javascript-sdk.ts'
import { zipFiles } from '../../rest-apis/sdks/zip-files.ts'
import { deployedStages, versionOf } from './deployed-stages.ts'
import { findVisibleProduct } from './find-visible-product.ts'
import { mergeDocuments, type OpenApiDocument } from './merge-documents.ts'

/** The JavaScript SDK of a product, with the operations of its stages and no others, for whoever may see the product. */
export const getProductSdk = query({
  name: 'GetProductSdk',
  permission: 'public',
  input: z.object({ slug: z.string().max(63) }),
  async run(context, { slug }): Promise<{ fileName: string; body: Uint8Array }> {
    const product = await findVisibleProduct(context, { slug })
    const stages = await deployedStages(context, product.id)
    const info = { title: product.name, version: versionOf(stages), description: product.tagline || undefined }
    // Of the provider's documents, since signatures and greedy paths are marked there; an SDK shows no extension.
    const document = mergeDocuments(info, stages)
    return {
      fileName: `${product.slug}-javascript-sdk.zip`,
      body: await sdkOf(document, context.settings.region, `${product.slug}-sdk/`),
    }
  },
})

/** The last SDKs, 64 MB of them, by all that they are made of: whoever may see the product has been asked before. */
const kept = new ByteLimitedCache<Uint8Array>(64 * 1024 * 1024)

function sdkOf(document: OpenApiDocument, region: string, folder: string): Promise<Uint8Array> {
  const key = hash('sha256', JSON.stringify([document, region, folder]), 'hex')
  const make = async () => zipFiles(await javascriptSdk(document, region), folder)
  return kept.get(key, make, ({ length }) => length)
}
