import { Overrides } from '../../src/templates/overrides.ts'
import { compileTemplate, TemplateFailure, TemplateSyntaxError } from '../../src/templates/template.ts'
import type { TemplateScope } from '../../src/templates/template-scope.ts'
import { randomTemplate } from '../../src/templates/testing/random-template.ts'
import { expectThat, type FuzzTarget } from '../fuzz-target.ts'

/** What only JavaScript's own objects print. */
const escaped = /\[native code\]|\[object \w+\]|\bfunction\s*\w*\s*\([^)]*\)\s*\{|=>\s*\{|globalThis|process\.env/

/** Mapping templates: only their own failures come out, and nothing of JavaScript does. */
export const templateEngine: FuzzTarget = {
  name: 'template-engine',
  run(random) {
    const { source, body } = randomTemplate(random.next)
    let text: unknown
    try {
      const template = compileTemplate(source)
      const seen: unknown[] = []
      text = template.render(scope(body), { value: (_line, _expression, value) => void seen.push(value) })
      expectThat(
        seen.every((value) => typeof value === 'string'),
        'a trace is no text',
        source,
      )
    } catch (error) {
      if (error instanceof TemplateSyntaxError || error instanceof TemplateFailure) return
      throw error
    }
    expectThat(typeof text === 'string', 'the result is no text', source)
    if (escaped.test(text) && !escaped.test(source) && !escaped.test(body)) {
      expectThat(false, `the result shows JavaScript: ${text.slice(0, 500)}`, { source, body })
    }
  },
}

const parameters = {
  path: new Map([['id', '7']]),
  querystring: new Map([['a', 'b c']]),
  header: new Map([['X-A', '"']]),
}
const tree = new Map<string, unknown>([['identity', new Map([['sourceIp', '203.0.113.7']])]])

function scope(body: string): TemplateScope {
  return {
    body,
    stageVariables: { tenant: 'shop', __proto__: 'x' },
    parameters: () => parameters,
    contextValue: (path) => (path === 'identity.sourceIp' ? '203.0.113.7' : undefined),
    contextTree: () => tree,
    overrides: new Overrides(),
  }
}
