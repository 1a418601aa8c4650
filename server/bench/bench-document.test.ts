import { expect, test } from 'vitest'
import { planDefinition } from '../rest-apis/openapi/plan/plan-definition.ts'
import { benchDocument } from './bench-document.ts'

test('the document of the bench is imported whole', () => {
  const options = { restApiId: 'api', basePath: 'ignore' as const, ignoreDocumentation: false }
  const plan = planDefinition(benchDocument(500), options)
  expect(plan.methods).toHaveLength(1000)
  expect(plan.paths).toHaveLength(1000)
  expect(plan.models).toHaveLength(50)
  expect(plan.methods.every(({ integration }) => integration?.type === 'HTTP_PROXY')).toBe(true)
  expect(plan.entries.filter(({ outcome }) => outcome === 'attention')).toEqual([])
})
