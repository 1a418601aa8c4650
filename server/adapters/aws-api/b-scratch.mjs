import { APIGatewayClient, CreateRestApiCommand, GetModelCommand, GetRestApiCommand, GetRestApisCommand, GetResourcesCommand, UpdateRestApiCommand, ImportRestApiCommand, GetTagsCommand } from '@aws-sdk/client-api-gateway'
import { readFileSync } from 'node:fs'
const client = new APIGatewayClient({ endpoint: 'http://localhost:22000/aws', region: 'eu-west-1', credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secretsecret' }, maxAttempts: 1 })
const t = async (name, p) => { const s = performance.now(); try { const r = await p; console.log(name, 'OK', Math.round(performance.now()-s), JSON.stringify(r).slice(0,200)) ; return r } catch (e) { console.log(name, e.name, e.$metadata?.httpStatusCode, e.message.slice(0,300), Math.round(performance.now()-s)) } }
const api = await t('create', client.send(new CreateRestApiCommand({ name: 'Ünï pets' })))
await t('list', client.send(new GetRestApisCommand({ limit: 2 })))
await t('resources', client.send(new GetResourcesCommand({ restApiId: api.id, embed: ['methods'] })))
for (const id of ['a b', 'a/b', 'a%2Fb', '..', '.', "x'()*!", 'ä', 'a+b', '{x}', 'a//b', 'a:b', 'a;b=c', '%', 'a\\b', 'a?b#c', '/x/'])
  await t(JSON.stringify(id), client.send(new GetRestApiCommand({ restApiId: id })))
await t('tags', client.send(new GetTagsCommand({ resourceArn: 'arn:aws:apigateway:eu-west-1::/restapis/' + api.id })))
await t('patch', client.send(new UpdateRestApiCommand({ restApiId: api.id, patchOperations: [{ op: 'add', path: '/binaryMediaTypes/image~1png' }] })))
await t('position', client.send(new GetRestApisCommand({ position: 'a b+c/d&e=f%' })))
await t('import', client.send(new ImportRestApiCommand({ body: readFileSync('/work/shared/data/openapi/museum.oas31.yaml'), parameters: { basepath: 'prepend' } })))
const big = Buffer.from(JSON.stringify({ openapi: '3.0.1', info: { title: 'Big', version: '1' }, paths: {}, 'x-pad': 'x'.repeat(20_000_000) }))
await t('import 20MB', client.send(new ImportRestApiCommand({ body: big })))
await t('big create', client.send(new CreateRestApiCommand({ name: 'x', description: 'x'.repeat(11_000_000) })))
