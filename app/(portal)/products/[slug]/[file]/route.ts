import { stringify } from 'yaml'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { getCatalogueProduct } from '#server/portals/catalogue/get-catalogue-product.ts'
import { downloadDocument } from '#server/portals/downloads/download-document.ts'
import { keptProductText } from '#server/portals/downloads/kept-product-text.ts'
import { postmanCollection } from '#server/portals/downloads/postman-collection.ts'
import { readOperations } from '#server/portals/reading/read-operations.ts'
import { productText } from '../../../product-text.ts'
import { publicOrigin } from '../../../public-origin.ts'
import { textResponse } from '../../../text-response.ts'

type Product = Awaited<ReturnType<typeof getCatalogueProduct>>

interface ProductFile {
  readonly contentType: string
  /** After the product's slug, when it is saved. */
  readonly saveAs: string
  write(product: Product): string
}

const json = 'application/json; charset=utf-8'
const yaml = 'application/yaml; charset=utf-8'

/** A product as files; each is written from what the reader may see. */
const files: ReadonlyMap<string, ProductFile> = new Map<string, ProductFile>([
  ['openapi.json', { contentType: json, saveAs: '.openapi.json', write: (product) => openApiJson(product, '3.0') }],
  ['openapi.yaml', { contentType: yaml, saveAs: '.openapi.yaml', write: (product) => openApiYaml(product, '3.0') }],
  [
    'openapi-3.1.json',
    { contentType: json, saveAs: '.openapi-3.1.json', write: (product) => openApiJson(product, '3.1') },
  ],
  [
    'openapi-3.1.yaml',
    { contentType: yaml, saveAs: '.openapi-3.1.yaml', write: (product) => openApiYaml(product, '3.1') },
  ],
  ['postman.json', { contentType: json, saveAs: '.postman_collection.json', write: postmanJson }],
])

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; file: string }> },
): Promise<Response> {
  const { slug, file } = await params
  if (file === 'page.md') {
    return await textResponse(async () => {
      const product = await getCatalogueProduct(await currentContext(), { slug })
      const text = await productText(product, publicOrigin())
      return { text, contentType: 'text/markdown; charset=utf-8', fileName: `${product.slug}.md` }
    })
  }
  const found = files.get(file)
  if (!found) return Response.json({ message: 'There is no such file' }, { status: 404 })
  return await textResponse(async () => {
    const product = await getCatalogueProduct(await currentContext(), { slug })
    return {
      text: await keptProductText(product, [file], () => found.write(product)),
      contentType: found.contentType,
      fileName: `${product.slug}${found.saveAs}`,
    }
  })
}

function openApiJson({ document }: Product, version: '3.0' | '3.1'): string {
  return JSON.stringify(downloadDocument(document, version), undefined, 2)
}

function openApiYaml({ document }: Product, version: '3.0' | '3.1'): string {
  return stringify(downloadDocument(document, version), { aliasDuplicateObjects: false })
}

function postmanJson(product: Product): string {
  return JSON.stringify(postmanCollection(product, readOperations(product.document)), undefined, 2)
}
