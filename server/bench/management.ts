import { type ManagementClient, managementClient } from './management-client.ts'
import { measureCalls } from './measure-calls.ts'
import { measureImport } from './measure-import.ts'
import { type RunningProduct, runProduct } from './run-product.ts'

/**
 * `npm run bench -- management`: the management API of the built product, over HTTP at `/aws`, signed by AWS's SDK. Reads
 * and writes per second, and the import of a document of 500 paths in time and memory. BENCH_SECONDS (5) for each kind of
 * call; DATABASE_URL as the product takes it, the embedded database without. Ends with 1 when a call failed.
 */
const seconds = Number(process.env.BENCH_SECONDS ?? 5)
const connections = Number(process.env.BENCH_CONNECTIONS ?? 16)

const product = await runProduct()
const client = managementClient(product)
process.exitCode = await bench(product, client).finally(async () => {
  client.close()
  await product.stop()
})

async function bench(running: RunningProduct, management: ManagementClient): Promise<number> {
  const database = process.env.DATABASE_URL ? 'PostgreSQL' : 'embedded database'
  console.log(`Management API: ${seconds} s each, ${connections} calls under way at a time, ${database}`)
  await management.prepare()
  const calls = [
    await measureCalls('GetRestApi (read one)', { seconds, connections }, management.readOne),
    await measureCalls('GetResources (read a page of 25)', { seconds, connections }, management.readPage),
    await measureCalls('UpdateResource (write one)', { seconds, connections }, management.writeOne),
    await measureCalls('CreateModel and DeleteModel (pairs)', { seconds, connections }, management.makeAndDelete),
  ]
  console.table(calls)
  const imports = [await measureImport(running, management, 'json'), await measureImport(running, management, 'yaml')]
  console.log('\nImportRestApi: 500 paths, 1,000 methods, 50 models')
  console.table(imports)
  return calls.some(({ failures }) => failures > 0) ? 1 : 0
}
