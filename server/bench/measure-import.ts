import { yamlText } from '../rest-apis/openapi/export/yaml-text.ts'
import { benchDocument } from './bench-document.ts'
import type { ManagementClient } from './management-client.ts'
import type { RunningProduct } from './run-product.ts'

export interface ImportFigures {
  document: string
  'seconds (median of 5)': number
  slowest: number
  /** Of the whole process, with the worker that reads the document; undefined where Linux does not say. */
  'MB before': number | undefined
  'MB at most': number | undefined
}

const times = 5

/** Imports the document of 500 paths several times; each API is deleted again. */
export async function measureImport(
  product: RunningProduct,
  client: ManagementClient,
  format: 'json' | 'yaml',
): Promise<ImportFigures> {
  const document = benchDocument(500)
  const body = new TextEncoder().encode(format === 'json' ? JSON.stringify(document) : yamlText(document))
  // The first one warms up.
  await client.remove(await client.importDocument(body))
  const before = product.memory()?.now
  product.forgetPeak()
  const seconds: number[] = []
  for (let time = 0; time < times; time++) {
    const startedAt = performance.now()
    const id = await client.importDocument(body)
    seconds.push((performance.now() - startedAt) / 1000)
    await client.remove(id)
  }
  seconds.sort((left, right) => left - right)
  const rounded = (value = 0) => Math.round(value * 100) / 100
  return {
    document: `${format.toUpperCase()}, ${Math.round(body.length / 1024)} KB`,
    'seconds (median of 5)': rounded(seconds[times >> 1]),
    slowest: rounded(seconds.at(-1)),
    'MB before': before,
    'MB at most': product.memory()?.peak,
  }
}
