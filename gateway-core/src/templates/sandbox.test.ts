import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileTemplate, TemplateFailure, TemplateSyntaxError } from './template.ts'
import { randomTemplate } from './testing/random-template.ts'
import { rendered, templateScope } from './testing/rendered.ts'

/** Renders whatever it is; only the two failures that a template may cause are let through. */
function outcome(source: string, body = '{"a":[1,{"b":"c"}]}'): string {
  try {
    return compileTemplate(source).render(templateScope({ body }))
  } catch (error) {
    if (error instanceof TemplateSyntaxError || error instanceof TemplateFailure) return error.message
    throw error
  }
}

/** Also halves of characters, control characters and all else that UTF-16 can hold. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes))

describe('nothing of JavaScript can be reached', () => {
  const values = [
    '$input',
    '$util',
    '$context',
    '$stageVariables',
    "$input.path('$')",
    "$input.path('$.a')",
    '$text',
    '$n',
  ]
  const names = [
    'constructor',
    '__proto__',
    'prototype',
    'class',
    'caller',
    'arguments',
    'frame',
    'scope',
    'hasOwnProperty',
  ]

  test.each(values)('%s has no members but its own', (value) => {
    const setup = `#set($text = "abc")#set($n = 5)#set($v = ${value})`
    for (const name of names) {
      expect(rendered(`${setup}$v["${name}"]|$v["${name}"].name|`)).toBe('||')
      // A name that begins with _ is no property to the language at all.
      if (name.startsWith('_')) continue
      expect(rendered(`${setup}$v.${name}|$v.${name}.name|$v.${name}()|$v.${name}("return 1")|`)).toBe('||||')
    }
  })

  test.each([
    '$input.getClass().forName("java.lang.Runtime")',
    '$text.class.forName("java.lang.Runtime").getRuntime().exec("id")',
    '$util.constructor.constructor("return process")()',
    '$input.path.constructor("return process")()',
    '$input.toString.call("x")',
    "$input.path('$.__proto__').constructor",
    "$input.path('$..constructor')[0]",
    '$context.__proto__.polluted',
    '$foreach.constructor',
  ])('%s is empty', (source) => {
    expect(outcome(`#set($text = "abc")#foreach($i in [1])${source}#end`)).not.toMatch(/function|native|object|process/)
  })

  test('assignments reach no prototype', () => {
    outcome('#set($m = {})#set($m.__proto__ = "x")#set($m["__proto__"].polluted = "y")#set($context.__proto__.z = 1)')
    outcome(
      '#set($context.requestOverride.header.__proto__ = "v")#set($__proto__ = 1)#set($constructor = 2)$constructor',
    )
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(Object.hasOwn(Map.prototype, 'polluted')).toBe(false)
  })

  test('members of such names in a body are plain data', () => {
    const body = '{"__proto__":{"x":1},"constructor":"c","toString":"t"}'
    expect(rendered("#set($r = $input.path('$'))$r['__proto__'].x $r.constructor $r.toString|$r", { body })).toBe(
      '1 c t|{__proto__={x=1}, constructor=c, toString=t}',
    )
  })
})

describe('whatever the text', () => {
  test('a template fails as a template, or not at all', () => {
    fc.assert(
      fc.property(anyText, fc.string({ maxLength: 40 }), (source, body) => {
        outcome(source, body)
      }),
      { numRuns: 500 },
    )
  })

  test('so does one made of the language’s own characters', () => {
    const pieces = [
      '#',
      '$',
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      '"',
      "'",
      '!',
      '.',
      '\\',
      ' ',
      '\n',
      'a',
      '1',
      '#if(',
      '#end',
      '#set($a=',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        outcome(parts.join(''))
      }),
      { numRuns: 1000 },
    )
  })

  test('so does one made of its statements', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (numbers) => {
        const { source, body } = randomTemplate(() => numbers.next().value ?? 0)
        outcome(source, body)
      }),
      { numRuns: 300 },
    )
  })

  test('text without the language’s characters renders as itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const source = text.replace(/[$#\\]/g, '')
        expect(rendered(source)).toBe(source)
      }),
    )
  })

  test('any JSON value comes back from $input.json as it was', () => {
    fc.assert(
      fc.property(fc.json(), (body) => {
        expect(JSON.parse(rendered("$input.json('$')", { body }))).toEqual(JSON.parse(body))
      }),
    )
  })

  test('escaped text is text again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const body = JSON.stringify({ text })
        const escaped = rendered("$util.escapeJavaScript($input.path('$.text'))", { body })
        expect(JSON.parse(`"${escaped.replaceAll("\\'", "'")}"`)).toBe(text)
      }),
    )
  })
})
