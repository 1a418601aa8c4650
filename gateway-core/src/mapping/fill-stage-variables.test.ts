import { expect, test } from 'vitest'
import { fillStageVariables } from './fill-stage-variables.ts'

const variables = { host: 'backend.example', role: 'api-prod', odd: `\${stageVariables.host}` }

test.each([
  [`http://\${stageVariables.host}/a`, 'http://backend.example/a'],
  [`arn:aws:iam::123456789012:role/\${stageVariables.role}`, 'arn:aws:iam::123456789012:role/api-prod'],
  [`\${stageVariables.host}\${stageVariables.role}`, 'backend.exampleapi-prod'],
  [`[\${stageVariables.none}]`, '[]'],
  [`[\${stageVariables.constructor}\${stageVariables.__proto__}]`, '[]'],
  [
    `\${path} {proxy} $stageVariables.host \${context.stage}`,
    `\${path} {proxy} $stageVariables.host \${context.stage}`,
  ],
  ['plain', 'plain'],
])('%s is filled in as %s', (text, filled) => {
  expect(fillStageVariables(text, variables)).toBe(filled)
})

test('what a variable says is not filled in again', () => {
  expect(fillStageVariables(`\${stageVariables.odd}`, variables)).toBe(`\${stageVariables.host}`)
})
