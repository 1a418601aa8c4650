import { z } from 'zod'
import { query } from '../../operation.ts'
import { javascriptSdk } from '../../rest-apis/sdks/javascript/javascript-sdk.ts'
import { zipFiles } from '../../rest-apis/sdks/zip-files.ts'
import { deployedStages, versionOf } from './deployed-stages.ts'
import { findVisibleProduct } from './find-visible-product.ts'
import { mergeDocuments } from './merge-documents.ts'

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
    const files = await javascriptSdk(mergeDocuments(info, stages), context.settings.region)
    return { fileName: `${product.slug}-javascript-sdk.zip`, body: await zipFiles(files, `${product.slug}-sdk/`) }
  },
})
