import { llmsText } from '#components/portal/text/llms-text.ts'
import { publicOrigin } from '../public-origin.ts'
import { publicGuides, publicProducts } from '../public-products.ts'
import { textResponse } from '../text-response.ts'
import { textWords } from '../text-words.ts'

/** https://llmstxt.org */
export async function GET(): Promise<Response> {
  return await textResponse(async () => ({
    text: llmsText(await textWords(), await publicProducts(), publicOrigin(), await publicGuides()),
    contentType: 'text/plain; charset=utf-8',
  }))
}
