import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { evaluateTemplate } from './evaluate-template.ts'
import { renderSample } from './render-sample.ts'
import type { TemplateSample } from './template-sample.ts'

const sample: TemplateSample = {
  body: '{"name": "Rex", "tags": ["a", "b"]}',
  path: { id: '7' },
  querystring: { page: '2' },
  header: { 'X-Trace': 't' },
  stageVariables: { backend: 'api.example.com' },
  context: { 'identity.sourceIp': '203.0.113.10', stage: 'prod', 'authorizer.claims.sub': 'u1' },
}

test('200 renders the template with all that a request has', () =>
  withWorld(async ({ owner, as }) => {
    const { restApiId } = await makeApi(owner)
    const template = [
      `{"name": $input.json('$.name'), "id": "$input.params('id')", "page": "$input.params('page')",`,
      `"host": "$stageVariables.backend", "from": "$context.identity.sourceIp", "sub": "$context.authorizer.claims.sub",`,
      `"last": "$input.path('$.tags').get(1)", "trace": "$input.params().header.get('X-Trace')"}`,
    ].join('\n')
    const { output, problems, values } = await evaluateTemplate(as('viewer'), { restApiId, template, sample })
    expect(problems).toEqual([])
    expect(JSON.parse(output ?? '')).toEqual({
      name: 'Rex',
      id: '7',
      page: '2',
      host: 'api.example.com',
      from: '203.0.113.10',
      sub: 'u1',
      last: 'b',
      trace: 't',
    })
    expect(values).toContainEqual({ line: 2, expression: '$stageVariables.backend', text: 'api.example.com' })
  }))

test('200 with the place of what is wrong, in the text and at the sample', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const evaluate = async (template: string) =>
      (await evaluateTemplate(owner, { restApiId, template, sample })).problems
    expect(await evaluate('{\n  #if($a)\n')).toEqual([
      { line: 3, column: 1, message: expect.stringContaining('#end'), when: 'parse' },
    ])
    expect(await evaluate('{\n  "x": $input.path("$[")\n}')).toEqual([
      { line: 2, column: 8, message: expect.stringContaining('JSONPath'), when: 'render' },
    ])
  }))

test('200 shows what was computed before the failure, and what is overridden', () => {
  const failed = renderSample('$stageVariables.backend\n#set($l = [1])$l.get(4)', sample)
  expect(failed.output).toBeUndefined()
  expect(failed.values).toContainEqual({ line: 1, expression: '$stageVariables.backend', text: 'api.example.com' })
  const written = renderSample(
    "#set($context.responseOverride.status = 418)#set($context.requestOverride.header.X-Pet = 'Rex')",
    sample,
  )
  expect(written.overrides).toEqual({ 'responseOverride.status': '418', 'requestOverride.header.X-Pet': 'Rex' })
})

test('200 within the data plane’s limits: an endless template is given up', () => {
  const nested = '#foreach($i in [1..1000])#foreach($j in [1..1000])#set($x = $i + $j)#end#end'
  expect(renderSample(`#foreach($k in [1..1000])${nested}#end`, sample).problems).toMatchObject([{ when: 'render' }])
  const long = renderSample('#set($s = "xxxxxxxx")#foreach($i in [1..16])#set($s = "$s$s")#end$s', sample)
  expect(long).toMatchObject({ isCut: true, problems: [] })
  const many = renderSample('#foreach($i in [1..900])$i#end', sample)
  expect(many.values.length).toBeLessThanOrEqual(500)
  expect(renderSample('x'.repeat(301 * 1024), sample).problems).toMatchObject([{ when: 'parse', line: 1 }])
})

test('400 for a sample that is no sample', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const bad = evaluateTemplate.invoke(owner, { restApiId, template: '', sample: { ...sample, path: { id: 7 } } })
    await expect(bad).rejects.toMatchObject({ failure: 'BadRequestException' })
    const long = evaluateTemplate.invoke(owner, { restApiId, template: 'x'.repeat(500_000), sample })
    await expect(long).rejects.toMatchObject({ failure: 'BadRequestException' })
  }))

test('404 for another account’s API', () =>
  withWorld(async ({ owner, stranger }) => {
    const { restApiId } = await makeApi(owner)
    const theirs = evaluateTemplate(stranger, { restApiId, template: '', sample })
    await expect(theirs).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))
