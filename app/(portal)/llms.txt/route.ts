import { llmsText } from '#components/portal/text/llms-text.ts'
import { publicOrigin } from '../public-origin.ts'
import { publicProducts } from '../public-products.ts'
import { textResponse } from '../text-response.ts'

/** https://llmstxt.org */
export async function GET(): Promise<Response> {
  return await textResponse(async () => ({
    text: llmsText(await publicProducts(), publicOrigin()),
    contentType: 'text/plain; charset=utf-8',
  }))
}
