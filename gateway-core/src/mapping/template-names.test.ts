import { expect, test } from 'vitest'
import { compileTemplate } from '../templates/template.ts'
import { rendered } from '../templates/testing/rendered.ts'
import { contextVariableNames } from './context-variable.ts'
import { templateNames } from './template-names.ts'

const names = templateNames()

test('every variable of a request is named', () => {
  for (const name of contextVariableNames()) expect(names.context).toContain(name)
})

test.each(names.util)('$util has %s', (name) => {
  expect(rendered(`$util.${name}('1')`)).not.toContain('$util')
})

test.each(names.input)('$input has %s', (name) => {
  expect(rendered(name === 'body' ? '$input.body' : `$input.${name}('$')`, { body: '{}' })).not.toContain('$input')
})

const forms: Record<string, string> = {
  set: '#set($a = 1)',
  if: '#if(true)x#end',
  elseif: '#if(false)x#elseif(true)y#end',
  else: '#if(false)x#{else}y#end',
  end: '#if(true)x#end',
  foreach: '#foreach($i in [1])x#end',
  break: '#foreach($i in [1])#break#end',
  stop: '#stop',
  macro: '#macro(m)x#end#m()',
  define: '#define($a)x#end$a',
  evaluate: "#evaluate('x')",
}

test.each(names.directives)('#%s is a directive', (name) => {
  expect(compileTemplate(`${forms[name]}`).literal).toBeUndefined()
  expect(rendered(`${forms[name]}`)).not.toContain('#')
})
