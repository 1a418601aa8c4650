import { expect, test } from 'vitest'
import { rendered } from './testing/rendered.ts'

/** The templates of published AWS samples, as they stand in their OpenAPI documents. */
const item = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { S: value }]))

const restaurant = { restaurantId: 'r1', name: 'Chez "Q"', state: 'CA', zip: '94000', cuisine: 'Thai' }
const plain = { ...restaurant, name: 'Chez Q' }

const fields = ['restaurantId', 'name', 'state', 'zip', 'cuisine']
const oneRestaurant = (place: string) =>
  fields.map((name) => `    "${name}": "$inputRoot.${place}.${name}.S"`).join(',\n')

test('a restaurant is asked for by its id', () => {
  const source =
    '{\n    "TableName": "Restaurants",\n    "Key": {\n      "restaurantId": {\n        "S": "$input.params().path.restaurantid"\n      }\n    }\n}'
  expect(JSON.parse(rendered(source, { path: { restaurantid: 'r1' } }))).toEqual({
    TableName: 'Restaurants',
    Key: { restaurantId: { S: 'r1' } },
  })
})

test('a restaurant is answered', () => {
  const source = `#set($inputRoot = $input.path('$')) \n{\n${oneRestaurant('Item')}\n}`
  const body = JSON.stringify({ Item: item(plain) })
  expect(JSON.parse(rendered(source, { body }))).toEqual(plain)
})

test('a restaurant that does not exist has empty members', () => {
  const source = `#set($inputRoot = $input.path('$')) \n{\n${oneRestaurant('Item')}\n}`
  expect(JSON.parse(rendered(source, { body: '{}' }))).toEqual(Object.fromEntries(fields.map((name) => [name, ''])))
})

test('an update names its attributes', () => {
  const source =
    '{ \n    "TableName": "T",\n    "Key": {"restaurantId": {"S": "$input.params().path.restaurantid"}},\n    "UpdateExpression": "set #n = :n, #s = :s, zip = :zip, cuisine = :cuisine",\n    "ExpressionAttributeValues": {\n        ":n": {"S": "$input.path("$.name")"},\n        ":s": {"S": "$input.path("$.state")"},\n        ":zip": {"S": "$input.path("$.zip")"},\n        ":cuisine": {"S": "$input.path("$.cuisine")"}\n        },\n    "ExpressionAttributeNames": {\n      "#n": "name",\n      "#s": "state"\n    },\n     "ReturnValues": "ALL_NEW"\n}'
  const request = JSON.parse(rendered(source, { body: JSON.stringify(plain), path: { restaurantid: 'r1' } }))
  expect(request).toMatchObject({
    UpdateExpression: 'set #n = :n, #s = :s, zip = :zip, cuisine = :cuisine',
    ExpressionAttributeValues: { ':n': { S: 'Chez Q' }, ':cuisine': { S: 'Thai' } },
    ExpressionAttributeNames: { '#n': 'name', '#s': 'state' },
  })
})

test('a table is listed', () => {
  const source = `#set($inputRoot = $input.path('$'))\n[\n#foreach($elem in $inputRoot.Items) \n    {\n    "restaurantId": "$elem.restaurantId.S",\n    "zip": "$elem.zip.S"\n    }#if($foreach.hasNext),#end\n    \n#end\n]`
  const body = JSON.stringify({ Items: [item(plain), item({ ...plain, restaurantId: 'r2' })] })
  expect(JSON.parse(rendered(source, { body }))).toEqual([
    { restaurantId: 'r1', zip: '94000' },
    { restaurantId: 'r2', zip: '94000' },
  ])
  expect(JSON.parse(rendered(source, { body: '{"Items":[]}' }))).toEqual([])
})

test('items print as JSON by themselves', () => {
  const body = JSON.stringify({ Items: [item({ id: '1', message: 'a' })], Count: 1 })
  expect(JSON.parse(rendered("#set($inputRoot = $input.path('$'))\n$inputRoot.Items", { body }))).toEqual([
    item({ id: '1', message: 'a' }),
  ])
})

test('a message is put as JSON text, under the request’s id', () => {
  const source =
    '{\n    "TableName": "T",\n    "Key": {"id": {"S": "$context.requestId"}},\n    "ExpressionAttributeNames":{"#m":"message"},\n    "ExpressionAttributeValues": {":m":{"S": $input.json(\'$.message\')}},\n    "UpdateExpression": "SET #m = :m",\n    "ReturnValues": "ALL_NEW"\n}'
  const given = { body: JSON.stringify({ message: restaurant.name }), context: { requestId: 'req-1' } }
  expect(JSON.parse(rendered(source, given))).toMatchObject({
    Key: { id: { S: 'req-1' } },
    ExpressionAttributeValues: { ':m': { S: 'Chez "Q"' } },
    UpdateExpression: 'SET #m = :m',
  })
})

test('a state machine gets the body and the method as text', () => {
  const source =
    '#set($body= $input.json(\'$\'))#set($inputRoot=\'{"data" :\'+$body+\',"httpMethod" :"\'+$context.httpMethod+\'"}\')#set($apiData=$util.escapeJavaScript($inputRoot))#set($apiData=$apiData.replaceAll("\\\\\'","\'")){"input" :"$apiData","stateMachineArn": "arn:aws:states:us-west-2:1:stateMachine:m"}'
  const body = '{"it\'s": "a/b \\"c\\" é"}'
  const request = JSON.parse(rendered(source, { body, context: { httpMethod: 'PUT' } }))
  expect(request.stateMachineArn).toBe('arn:aws:states:us-west-2:1:stateMachine:m')
  expect(JSON.parse(request.input)).toEqual({ data: { "it's": 'a/b "c" é' }, httpMethod: 'PUT' })
})

test('a state machine’s output is the answer', () => {
  const source = "#set($inputRoot = $input.path('$')) $inputRoot.output\n"
  const body = JSON.stringify({ output: '{"ok":true}', status: 'SUCCEEDED' })
  expect(rendered(source, { body })).toBe(' {"ok":true}\n')
})
