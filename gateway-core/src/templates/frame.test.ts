import { describe, expect, test } from 'vitest'
import { renderLimits } from './frame.ts'
import { compileTemplate, TemplateFailure } from './template.ts'
import { rendered, templateScope } from './testing/rendered.ts'

const doubled = (times: number) => `#set($s = "x")#foreach($i in [1..${times}])#set($s = "$s$s")#end`
const nested = '#foreach($i in [1..1000])#foreach($j in [1..1000])#set($x = $i + $j)#end#end'

describe('a template that asks for too much is given up:', () => {
  const stopped = () => 0
  test.each([
    ['steps', `#foreach($k in [1..1000])${nested}#end`],
    ['output', `${doubled(20)}#foreach($i in [1..20])$s#end`],
    ['one long text', doubled(30)],
    ['a repeated text', '$input.body.repeat(99999999)'],
    ['text joined to itself', '#set($s = "x")#foreach($i in [1..40])#set($s = $s + $s)#end'],
    ['memory', `${doubled(20)}#foreach($i in [1..100])#set($t = $s.toUpperCase())#end`],
    ['a list added to itself', '#set($l = [1])#foreach($i in [1..60])#set($z = $l.addAll($l))#end'],
    ['a list of itself twice', '#set($l = [1])#foreach($i in [1..60])#set($l = [$l, $l])#end$l'],
    ['a list that contains itself', '#set($l = [1])#set($z = $l.add($l))$l'],
    ['a map that contains itself', '#set($m = {})#set($z = $m.put("m", $m))$m'],
    ['its hash', '#set($m = {})#set($z = $m.put("m", $m))$m.hashCode()'],
    [
      'lists that contain each other, compared',
      '#set($a = [])#set($b = [])#set($z = $a.add($b))#set($z = $b.add($a))#if($a == $b)x#end',
    ],
    ['a macro that calls itself', '#macro(m)#m()#end#m()'],
    ['evaluated text that evaluates itself', "#set($s = '#evaluate($s)')#evaluate($s)"],
    ['a large number', '#set($x = 3)#foreach($i in [1..100])#set($x = $x * $x)#end'],
    ['a long range', '#set($l = [1..2000000000])'],
    ['spread text', `${doubled(17)}$s.replace("", "y")`],
    ['text with a long replacement', `${doubled(12)}$s.replaceAll("x", $s)`],
    ['long evaluated text', `${doubled(17)}#evaluate($s)`],
    ['a long regular expression', `${doubled(11)}$s.matches("($s)")`],
    ['a costly regular expression', `${doubled(16)}$s.replaceAll('(.{1,100}x){1,5}z', '')`],
    ['a costly filter', "$input.path('$[?(@ =~ /(.{1,100}x){1,5}z/)]')"],
    ['a regular expression that repeats repetitions', "#set($s = 'a')$s.matches('((a{900}){900}){900}')"],
    [
      'a wide format',
      '#set($s = "x")#foreach($i in [1..1000])#set($f = $s.format("%9999s%9999s%9999s%9999s", 1, 2, 3, 4))#end',
    ],
  ])('%s', (_, source) => {
    const template = compileTemplate(source)
    const body = JSON.stringify(['x'.repeat(60_000)])
    expect(() => template.render(templateScope({ body, now: stopped }))).toThrow(TemplateFailure)
  })

  test('time', () => {
    let now = 1000
    const slow = templateScope({ now: () => (now += 10) })
    expect(() => compileTemplate(nested).render(slow)).toThrow('The template takes too long')
    expect(now).toBeLessThan(1000 + renderLimits.timeMs + 30)
  })

  test('time on the thread’s own clock', () => {
    expect(() => rendered(`#foreach($k in [1..1000])${nested}#end`)).toThrow(TemplateFailure)
  })

  test('a body’s nesting', () => {
    expect(rendered("$input.path('$[0]')|", { body: '['.repeat(5000) + ']'.repeat(5000) })).toBe('|')
  })
})

test('the time that a large body takes to read is not the template’s', () => {
  let now = 0
  const scope = {
    ...templateScope({ now: () => now }),
    get body() {
      now += 1000
      return '{"a":1}'
    },
  }
  const work = '#foreach($i in [1..1000])#foreach($j in [1..20])#set($x = $i)#end#end'
  expect(compileTemplate(`${work}$input.path('$.a')${work}`).render(scope)).toBe('1')
})

test('a search that looks at the rest of the text for each match is timed match by match', () => {
  let now = 0
  const tick = () => {
    now += 1
    return now
  }
  const scope = templateScope({ body: 'a'.repeat(5000), now: tick })
  expect(() => compileTemplate("$input.body.replaceAll('a(.*z)?', '')").render(scope)).toThrow('takes too long')
})

test('a failure names its line', () => {
  const failing = (source: string) => {
    try {
      rendered(source)
    } catch (error) {
      return error instanceof TemplateFailure ? error.line : undefined
    }
    return undefined
  }
  expect(failing('a\nb\n#set($l = [])\n$l.get(3)\n')).toBe(4)
  expect(failing('a\n#if($a.b == $l.get(3))x#end\n#set($s = "x")\n\n#if($s.substring(9))#end')).toBe(5)
  expect(failing("\n#foreach($i in [1])\n#set($x = $input.path('$['))\n#end")).toBe(3)
  expect(failing("\n$input.path('$.e.sum()')")).toBe(undefined)
  expect(failing('#macro(m)\n#set($l = [])$l.get(1)#end\n\n#m()')).toBe(2)
})

test('a loop ends after 1,000 rounds, as on AWS, without knowing it', () => {
  expect(rendered('#foreach($i in [1..1500])#if($foreach.count > 999)$i$foreach.hasNext#end#end')).toBe('1000true')
})
