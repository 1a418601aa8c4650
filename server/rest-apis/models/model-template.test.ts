import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { createModel } from './create-model.ts'
import { findInModels } from './find-in-models.ts'
import { getModelExample } from './get-model-example.ts'
import { getModelTemplate } from './get-model-template.ts'
import { modelTemplate } from './model-template.ts'

const contentType = 'application/json'
const urlOf = (name: string) => `https://apigateway.amazonaws.com/restapis/abc123/models/${name}`

function templateOf(schemas: Readonly<Record<string, object>>, name: string): string {
  const find = findInModels(Object.entries(schemas).map(([key, one]) => ({ name: key, schema: JSON.stringify(one) })))
  return modelTemplate(find('#', name)?.schema, find, name)
}

test('the template of Empty is AWS’s', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    expect(await getModelTemplate(owner, { restApiId, modelName: 'Empty' })).toEqual({
      value: "#set($inputRoot = $input.path('$'))\n{ }",
    })
  }))

test('members have sample values, lists have loops over the list of that name', () => {
  const tag = { type: 'object', properties: { tagName: { type: 'string' }, tagValue: { type: 'string' } } }
  const schema = {
    type: 'object',
    properties: {
      device: { type: 'string' },
      count: { type: 'integer' },
      share: { type: 'number' },
      on: { type: ['boolean', 'null'] },
      tags: { type: 'array', items: tag },
      size: { properties: { width: { type: 'number' } } },
    },
  }
  expect(templateOf({ Device: schema }, 'Device')).toBe(`#set($inputRoot = $input.path('$'))
{
  "device" : "foo",
  "count" : 42,
  "share" : 42,
  "on" : true,
  "tags" : [
##${'TODO'}: Update this foreach loop to reference array from input json
#foreach($elem in $inputRoot.tags)
    {
      "tagName" : "foo",
      "tagValue" : "foo"
    } 
#if($foreach.hasNext),#end
#end
  ],
  "size" : {
    "width" : 42
  }
}`)
})

test('a list in a list has a loop with a variable of its own; a list at the root is one over the input', () => {
  const text = templateOf({ Rows: { type: 'array', items: { type: 'array', items: { type: 'integer' } } } }, 'Rows')
  expect(text).toContain('#foreach($elem in $inputRoot)')
  expect(text).toContain('#foreach($elem2 in $elem)')
  expect(text.match(/#end/g)).toHaveLength(4)
})

test('references are followed; a model that contains itself is empty the second time', () => {
  const schemas = {
    Pet: { allOf: [{ $ref: urlOf('Named') }, { properties: { mother: { $ref: urlOf('Pet') } } }] },
    Named: { properties: { name: { type: 'string' } } },
  }
  expect(templateOf(schemas, 'Pet')).toContain(`{
  "name" : "foo",
  "mother" : {
    "name" : "foo",
    "mother" : { }
  }
}`)
})

test('names that a template would read are escaped and read from nothing', () => {
  const text = templateOf({ Odd: { properties: { '#if($x)"': { type: 'array', items: { type: 'string' } } } } }, 'Odd')
  expect(text).toContain('"\\u0023if(\\u0024x)\\""')
  expect(text).toContain('#foreach($elem in $inputRoot)')
})

test('a schema whose branches multiply is cut off', () => {
  const properties = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`p${at}`, { $ref: urlOf(`M${at}`) }]))
  const schemas = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`M${at}`, { properties }]))
  expect(templateOf(schemas, 'M0').length).toBeLessThan(2_000_000)
})

test('the example of a model', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const schema = JSON.stringify({
      properties: { at: { type: 'string', format: 'date' }, error: { $ref: urlOf('Error') } },
    })
    await createModel(owner, { restApiId, name: 'Event', contentType, schema })
    expect(await getModelExample(owner, { restApiId, modelName: 'Event' })).toEqual({
      example: { at: '2030-01-31', error: { message: 'string' } },
    })
    await createModel(owner, { restApiId, name: 'Silent', contentType, schema: '{}' })
    expect(await getModelExample(owner, { restApiId, modelName: 'Silent' })).toEqual({})
  }))

test('404 for a model that is not there, and in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const { restApiId } = await makeApi(owner)
    for (const ask of [getModelTemplate, getModelExample]) {
      await expect(ask(owner, { restApiId, modelName: 'None' })).rejects.toMatchObject({
        status: 404,
        message: 'Invalid model name specified: None',
      })
      await expect(ask(stranger, { restApiId, modelName: 'Empty' })).rejects.toMatchObject({ status: 404 })
    }
  }))
