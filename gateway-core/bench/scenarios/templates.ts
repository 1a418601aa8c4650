import { deployedApi, http } from '../../src/testing/deployed-api.ts'
import type { BenchScenario } from '../scenario.ts'

/** Thirty lines of JSON, as a shop's order would be. */
const order = JSON.stringify(
  {
    orderId: 'o-1001',
    createdAt: '2026-11-22T12:00:00Z',
    currency: 'EUR',
    customer: { id: 'c-77', name: 'Ada Lovelace', email: 'ada@example.org', vip: true },
    address: { street: '12 St James Square', city: 'London', zip: 'SW1Y 4JH', country: 'GB' },
    items: [
      { sku: 'A-1', name: 'Difference engine', quantity: 1, price: 1999.5 },
      { sku: 'B-2', name: 'Punched cards', quantity: 500, price: 0.02 },
    ],
    note: 'Leave it with the "neighbour"',
  },
  undefined,
  2,
)

const requestTemplate = `#set($order = $input.path('$'))
#set($customer = $order.customer)
{
  "id": "$order.orderId",
  "created": "$order.createdAt",
  "currency": "$order.currency",
  "stage": "$context.stage",
  "requestId": "$context.requestId",
  "sourceIp": "$context.identity.sourceIp",
  "tenant": "$stageVariables.tenant",
  "customer": {
    "id": "$customer.id",
    "name": "$util.escapeJavaScript($customer.name)",
    "email": "$customer.email",
    "vip": $customer.vip
  },
  "shipTo": $input.json('$.address'),
  "lines": [
#foreach($item in $order.items)
    {
      "sku": "$item.sku",
      "name": "$util.escapeJavaScript($item.name)",
      "quantity": $item.quantity,
      "price": $item.price,
      "position": $foreach.count
    }#if($foreach.hasNext),#end

#end
  ],
#if($customer.vip)
  "priority": "high",
#else
  "priority": "normal",
#end
  "note": "$util.escapeJavaScript($order.note)"
}`

const responseTemplate = `#set($pet = $input.path('$'))
{
  "data": {
    "id": $pet.id,
    "name": "$util.escapeJavaScript($pet.name)",
    "kind": "$pet.kind",
    "price": $pet.price,
    "tags": [
#foreach($tag in $pet.tags)
      "$tag"#if($foreach.hasNext),#end

#end
    ]
  },
  "links": {
    "self": "/$context.stage/pets/$pet.id",
    "owner": "/$context.stage/owners/$input.params('owner')"
  },
  "meta": {
    "requestId": "$context.requestId",
    "stage": "$context.stage",
    "time": "$context.requestTime",
    "method": "$context.httpMethod",
    "path": "$context.resourcePath",
#if($pet.price > 10)
    "class": "expensive",
#else
    "class": "cheap",
#end
    "size": $pet.tags.size(),
    "raw": $input.json('$')
  }
}`

export const templates: BenchScenario = {
  title: 'mapping templates both ways (30 lines of JSON)',
  target: 0.6,
  request: { method: 'POST', path: '/prod/orders', headers: { 'Content-Type': 'application/json' }, body: order },
  gateways: { gateway: '' },
  peers: ['nginx'],
  snapshot: (backend) =>
    deployedApi({
      methods: {
        'POST /orders': http(`${backend}/orders`, {
          httpMethod: 'POST',
          requestTemplates: { 'application/json': requestTemplate },
          integrationResponses: { 200: { responseTemplates: { 'application/json': responseTemplate } } },
        }),
      },
      stage: { variables: { tenant: 'shop' } },
    }),
}
