import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { putMethod } from '../methods/put-method.ts'
import { putMethodResponse } from '../methods/put-method-response.ts'
import { createModel } from '../models/create-model.ts'
import { createResource } from '../resources/create-resource.ts'
import { updateStage } from '../stages/update-stage.ts'
import { makeApi } from '../testing/make-api.ts'
import { makeStage } from '../testing/make-stage.ts'
import { describeTemplateScope } from './describe-template-scope.ts'
import { evaluateTemplate } from './evaluate-template.ts'
import type { TemplateSample } from './template-sample.ts'

/** What an editor of templates asks for while one is written: `DescribeTemplateScope`, then `EvaluateTemplate`. */
const nothing: TemplateSample = { body: '', path: {}, querystring: {}, header: {}, stageVariables: {}, context: {} }

async function evaluator(context: Context, sample: Partial<TemplateSample> = {}) {
  const { restApiId } = await makeApi(context)
  return (template: string, more: Partial<TemplateSample> = {}) =>
    evaluateTemplate(context, { restApiId, template, sample: { ...nothing, ...sample, ...more } })
}

test.each([
  ['a block without an end', '#foreach($i in [1])\n$i', 'parse', 2],
  ['an end without a block', 'a\nb\n#end', 'parse', 3],
  ['an else without an if', '\n#else', 'parse', 2],
  ['a condition that is not closed', '{}\n#if($a == 1\n#end', 'parse', 3],
  ['a text that is not closed', '#set($a = "x)\n$a', 'parse', 1],
  ['a set without a value', 'x\n  #set($a = )', 'parse', 2],
  ['a list’s index that is not there', 'ok\n#set($l = [1])\n$l.get(3)', 'render', 3],
  ['JSON that is none', "\n\n#set($x = $util.parseJson('{'))", 'render', 3],
] as const)('200 for %s: says what and where', (_, template, when, line) =>
  withWorld(async ({ owner }) => {
    const evaluate = await evaluator(owner)
    const { output, problems } = await evaluate(template)
    expect(output).toBeUndefined()
    expect(problems).toMatchObject([{ when, line, message: expect.stringMatching(/\S/) }])
    const [problem] = problems
    expect(problem?.column).toBeGreaterThanOrEqual(0)
    expect(problem?.column).toBeLessThanOrEqual((template.split('\n')[line - 1]?.length ?? 0) + 1)
    expect(problem?.message).not.toMatch(/\.ts\b|\bat .*:\d+:\d+/)
  }),
)

test('200 counts lines alike whether they end as on Unix or as on Windows', () =>
  withWorld(async ({ owner }) => {
    const evaluate = await evaluator(owner)
    const [unix, windows] = [await evaluate('a\nb\n  #end'), await evaluate('a\r\nb\r\n  #end')]
    expect(unix.problems).toEqual(windows.problems)
    expect(unix.problems).toMatchObject([{ line: 3 }])
  }))

test('200 for output that is not JSON, which is no problem: XML, text, half an object, nothing', () =>
  withWorld(async ({ owner }) => {
    const evaluate = await evaluator(owner, { body: '{"name": "Rex"}' })
    for (const [template, output] of [
      ["<pet>$input.path('$.name')</pet>", '<pet>Rex</pet>'],
      ['{"name": $input.path(\'$.name\')', '{"name": Rex'],
      ['Dear $nobody', 'Dear '],
      ['', ''],
      ['## a comment only', ''],
    ] as const) {
      expect(await evaluate(template)).toMatchObject({ output, problems: [] })
    }
  }))

test('200 for bodies that are not JSON: the template decides what comes of them', () =>
  withWorld(async ({ owner }) => {
    const evaluate = await evaluator(owner)
    expect(await evaluate('$input.body', { body: 'just text' })).toMatchObject({ output: 'just text' })
    for (const body of ['', '{', '<a/>', '[1,', 'null']) {
      const { output, problems } = await evaluate("$input.json('$.a')", { body })
      expect(output !== undefined || problems.length === 1).toBe(true)
    }
  }))

test('200: names that JavaScript gives to every object are nothing to a template', () =>
  withWorld(async ({ owner }) => {
    const evaluate = await evaluator(owner)
    for (const name of ['constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      for (const reference of [`$!stageVariables.${name}`, `$!context.${name}`, `$!input.params('${name}')`]) {
        expect([reference, (await evaluate(reference)).output]).toEqual([reference, ''])
      }
    }
    const context = { authorizer: 'x', 'authorizer.claims.sub': 'u1', 'constructor.prototype.y': 'z' }
    expect(await evaluate('$context.authorizer.claims.sub', { context })).toMatchObject({ output: 'u1' })
    expect(Object.hasOwn(Object.prototype, 'y')).toBe(false)
  }))

test('200 shows values up to limits: 300 characters each, 200,000 of output, and says when it cut', () =>
  withWorld(async ({ owner }) => {
    const evaluate = await evaluator(owner, { stageVariables: { long: 'x'.repeat(1000) } })
    const one = await evaluate('$stageVariables.long')
    expect(one.output).toHaveLength(1000)
    expect(one.isCut).toBeUndefined()
    expect(one.values).toMatchObject([{ line: 1, expression: '$stageVariables.long', text: 'x'.repeat(300) }])
    const exact = await evaluate('#foreach($i in [1..200])$stageVariables.long#end')
    expect(exact.output).toHaveLength(200_000)
    expect(exact.isCut).toBeUndefined()
    const more = await evaluate('#foreach($i in [1..201])$stageVariables.long#end')
    expect(more.output).toHaveLength(200_000)
    expect(more.isCut).toBe(true)
  }))

test('200 for 300 KB, a problem for a byte more, in bytes and not in characters', () =>
  withWorld(async ({ owner }) => {
    const evaluate = await evaluator(owner)
    expect((await evaluate('x'.repeat(300 * 1024))).problems).toEqual([])
    for (const template of ['x'.repeat(300 * 1024 + 1), 'é'.repeat(150 * 1024 + 1)]) {
      expect((await evaluate(template)).problems).toMatchObject([{ line: 1, when: 'parse' }])
    }
  }))

test('400 for samples beyond their limits', () =>
  withWorld(async ({ owner }) => {
    const evaluate = await evaluator(owner)
    for (const sample of [
      { body: 'x'.repeat(1024 * 1024 + 1) },
      { header: { a: 'x'.repeat(20_001) } },
      { path: { ['n'.repeat(513)]: '' } },
    ]) {
      await expect(evaluate('', sample)).rejects.toMatchObject({ failure: 'BadRequestException' })
    }
  }))

test('viewers evaluate and read scopes; consumers, visitors and other accounts do not', () =>
  withWorld(async ({ owner, as, consumer, visitor, stranger }) => {
    const { get, restApiId } = await makeApi(owner)
    const input = { restApiId, template: 'ok', sample: nothing }
    expect(await evaluateTemplate(as('viewer'), input)).toMatchObject({ output: 'ok' })
    expect((await describeTemplateScope(as('viewer'), get)).parameters.path).toEqual(['id'])
    for (const context of [consumer, visitor]) {
      await expect(evaluateTemplate(context, input)).rejects.toMatchObject({ failure: 'ForbiddenException' })
      await expect(describeTemplateScope(context, get)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
    const refusals = async (id: string) =>
      await Promise.all(
        [
          evaluateTemplate(stranger, { ...input, restApiId: id }),
          describeTemplateScope(stranger, { ...get, restApiId: id }),
        ].map((call) => call.catch(({ failure, message }) => ({ failure, message: message.replaceAll(id, '…') }))),
      )
    expect(await refusals(restApiId)).toEqual(await refusals('nosuchapi0'))
  }))

test('200: of several stages the first by name gives variables and its name, whichever was changed last', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, get } = await makeApi(owner)
    for (const stageName of ['prod', 'beta', 'dev']) await makeStage(owner, restApiId, stageName)
    for (const stageName of ['dev', 'beta', 'prod']) {
      const variables = { backend: `${stageName}.example.com`, [stageName]: 'own' }
      await updateStage(owner, { restApiId, stageName, variables })
    }
    const scope = await describeTemplateScope(owner, get)
    const stageVariables = { backend: 'beta.example.com', beta: 'own', dev: 'own', prod: 'own' }
    expect(scope.stageVariables).toEqual(stageVariables)
    expect(scope.request).toMatchObject({ stageVariables, context: { stage: 'beta', path: '/beta/pets/{id}' } })
  }))

test('200: greedy paths, ANY and models that say nothing still make a sample that renders', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, rootResourceId } = await makeApi(owner)
    const { id: resourceId } = await createResource(owner, { restApiId, parentId: rootResourceId, pathPart: '{rest+}' })
    const key = { restApiId, resourceId, httpMethod: 'ANY' }
    await createModel(owner, { restApiId, name: 'Any', contentType: 'application/json', schema: '{}' })
    await putMethod(owner, { ...key, authorizationType: 'NONE', requestModels: { 'application/xml': 'Any' } })
    await putMethodResponse(owner, { ...key, statusCode: '204' })
    const scope = await describeTemplateScope(owner, key)
    expect(scope.parameters).toEqual({ path: ['rest'], querystring: [], header: [] })
    expect(scope.request).toMatchObject({ body: '{}', path: { rest: 'value' }, context: { httpMethod: 'GET' } })
    expect(scope.answers).toEqual({ 204: '{}' })
    expect(scope.request.context).toMatchObject({ stage: 'test-invoke-stage' })
    const template = "$input.params('rest') $context.httpMethod $input.json('$')"
    const evaluated = await evaluateTemplate(owner, { restApiId, template, sample: scope.request })
    expect(evaluated).toMatchObject({ output: 'value GET {}', problems: [] })
  }))
