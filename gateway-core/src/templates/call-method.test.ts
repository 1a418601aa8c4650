import { describe, expect, test } from 'vitest'
import { compileTemplate, TemplateFailure } from './template.ts'
import { rendered, templateScope } from './testing/rendered.ts'

/** Calls on `$v`, each between bars. */
function calls(value: string, ...given: readonly string[]): string {
  return rendered(`#set($v = ${value})${given.map((call) => `$v.${call}`).join('|')}`)
}

describe('java.lang.String', () => {
  test.each([
    ["'abc'", 'length()', '3'],
    ["''", 'isEmpty()', 'true'],
    ["' '", 'isBlank()', 'true'],
    ["'abc'", 'empty', 'false'],
    ["'abc'", "equals('abc')", 'true'],
    ["'1'", 'equals(1)', 'false'],
    ["'aBc'", "equalsIgnoreCase('AbC')", 'true'],
    ["'abc'", "compareTo('abd')", '-1'],
    ["'abc'", "compareTo('ab')", '1'],
    ["'ABC'", "compareToIgnoreCase('abd')", '-1'],
    ["'abc'", "contentEquals('abc')", 'true'],
    ["'abc'", "contains('bc')", 'true'],
    ["'abc'", 'contains(1)', ''],
    ["'abc'", "startsWith('b', 1)", 'true'],
    ["'abc'", "startsWith('a', -1)", 'false'],
    ["'abc'", "endsWith('bc')", 'true'],
    ["'abcb'", "indexOf('b', 2)", '3'],
    ["'abcb'", 'indexOf(98)', '1'],
    ["'abcb'", 'indexOf(98, 2)', '3'],
    ["'abcb'", 'indexOf(-5)', '-1'],
    ["'abcb'", "lastIndexOf('b')", '3'],
    ["'abcb'", "lastIndexOf('b', 2)", '1'],
    ["'abcb'", "lastIndexOf('a', -1)", '-1'],
    ["'abcb'", 'lastIndexOf(98)', '3'],
    ["'abc'", 'substring(1)', 'bc'],
    ["'abc'", 'substring(3)', ''],
    ["'abc'", 'substring(1, 2)', 'b'],
    ["'abc'", "substring('1')", ''],
    ["'abc'", 'subSequence(0, 2)', 'ab'],
    ["'abc'", 'charAt(2)', 'c'],
    ["'a😀'", 'codePointAt(1)', '128512'],
    ["'a,b,,'", "split(',')", '[a, b]'],
    ["'a,b,,'", "split(',', -1)", '[a, b, , ]'],
    ["'a,b,c'", "split(',', 2)", '[a, b,c]'],
    ["'a1b22c'", "split('[0-9]+')", '[a, b, c]'],
    ["'abc'", "split('')", '[a, b, c]'],
    ["'abc'", "split('x+')", '[abc]'],
    ["''", "split(',')", '[]'],
    ["','", "split(',')", '[]'],
    ["'a.b'", "split('\\.')", '[a, b]'],
    ["'a.b.a'", "replace('.', '-')", 'a-b-a'],
    ["'ab'", "replace('', '-')", '-a-b-'],
    ["'abc'", "replace('x', 'y')", 'abc'],
    ["'a.b'", "replaceAll('.', 'x')", 'xxx'],
    ["'a.b'", "replaceAll('\\.', '$')", undefined],
    ["'a.b'", "replaceAll('\\.', '\\$')", 'a$b'],
    ["'john smith'", "replaceAll('(\\w+) (\\w+)', '$2 $1')", 'smith john'],
    ["'ab'", "replaceAll('(a)|(x)', '[$2]')", '[]b'],
    ["'ab'", "replaceAll('(a)', '$2')", undefined],
    ["'ab'", "replaceAll('(a)', '\\')", undefined],
    ["'aXbX'", "replaceFirst('X', '')", 'abX'],
    ["'a1b2'", "replaceFirst('[0-9]', '#')", 'a#b2'],
    ["'abc'", "matches('[a-c]+')", 'true'],
    ["'abcd'", "matches('[a-c]+')", 'false'],
    ["'abc'", "matches('abc')", 'true'],
    ["'abc'", "matches('a(?=b).*')", undefined],
    ["'abc'", "matches('(')", undefined],
    ["'  a '", 'trim()', 'a'],
    ["'  a '", 'strip()', 'a'],
    ["'  a '", 'stripLeading()', 'a '],
    ["'  a '", 'stripTrailing()', '  a'],
    ["'aBc'", 'toLowerCase()', 'abc'],
    ["'aBc'", 'toUpperCase()', 'ABC'],
    ["'a'", "concat('b')", 'ab'],
    ["'a'", 'intern()', 'a'],
    ["'ab'", 'repeat(2)', 'abab'],
    ["'ab'", 'repeat(-1)', undefined],
    ["'x'", 'valueOf([1, 2])', '[1, 2]'],
    ["'x'", "join('-', ['a', 1])", 'a-1'],
    ["'x'", "join('-', 'a', 'b')", 'a-b'],
    ["'ab'", 'toCharArray()', '[a, b]'],
    ["'abc'", 'hashCode()', '96354'],
    ["'abc'", 'toString()', 'abc'],
    ["'abc'", 'charAt(3)', undefined],
    ["'abc'", 'substring(2, 1)', undefined],
    ["'abc'", 'substring(-1)', undefined],
    ["'abc'", 'codePointAt(3)', undefined],
    ["'abc'", 'getBytes()', ''],
  ])('%s.%s is %j', (value, call, output) => {
    if (output === undefined) expect(() => calls(value, call)).toThrow(TemplateFailure)
    else expect(calls(value, call)).toBe(output)
  })

  test('the same pattern is used again, many are not kept', () => {
    const scope = templateScope({ now: () => 0 })
    const many = '#foreach($i in [1..250])#set($s = "a$i")#set($y = $s.matches("[a]$i+"))#end$y'
    expect(compileTemplate(many).render(scope)).toBe('true')
    expect(rendered("#set($s = 'ab')$s.matches('[a]b')$s.matches('[a]b')")).toBe('truetrue')
  })
})

describe('String.format', () => {
  test.each([
    ["'%s %S %b %c %n%%', 'a', 'b', true, 'x'", 'a B true x \n%'],
    ["'%d|%5d|%-5d|%05d|%+d|%,d|%(d', 1, 2, 3, 4, 5, 1234567, -8", '1|    2|3    |00004|+5|1,234,567|(8)'],
    ["'% d|%x|%X|%o|%08x', 5, 255, 255, 8, 255", ' 5|ff|FF|10|000000ff'],
    ["'%x', -1", 'ffffffff'],
    ["'%x', -3000000000", 'ffffffff4d2fa200'],
    ["'%.2f|%8.3f|%f|%e|%.1e', 3.14159, 2.5, 1.0, 12345.678, 0.5", '3.14|   2.500|1.000000|1.234568e+04|5.0e-01'],
    ["'%2$s %1$s %s', 'a', 'b'", 'b a a'],
    ["'%.2s|%-4s|%c', 'abc', 'x', 65", 'ab|x   |A'],
    ["'none'", 'none'],
  ])('%s', (given, output) => {
    expect(calls("'x'", `format(${given})`)).toBe(output)
  })

  test.each(["'%s'", "'%d', 'a'", "'%f', 1", "'%q', 1", "'%3$s', 1", "'%c', -1"])('%s fails', (given) => {
    expect(() => calls("'x'", `format(${given})`)).toThrow(TemplateFailure)
  })
})

describe('java.util.List', () => {
  test.each([
    ['[1, 2, 3]', ['size()', 'isEmpty()', 'empty', 'get(1)'], '3|false|false|2'],
    ['[1]', ["add('x')", "add(0, 'y')", 'toString()'], 'true||[y, 1, x]'],
    ['[1]', ['addAll([2, 3])', 'addAll(0, [0])', 'addAll([])', 'toString()'], 'true|true|false|[0, 1, 2, 3]'],
    ["['a', 'b', 'a']", ["remove('a')", "remove('z')", 'remove(0)', 'toString()'], 'true|false|b|[a]'],
    ['[1, 2, 3, 2]', ['removeAll([2])', 'removeAll([9])', 'retainAll([1])', 'toString()'], 'true|false|true|[1]'],
    ['[1, 2]', ['set(0, 9)', 'toString()', 'clear()', 'toString()'], '1|[9, 2]||[]'],
    ['[1, 2, 1]', ['contains(2)', 'contains(2.0)', "contains('2')", 'containsAll([1, 2])'], 'true|false|false|true'],
    ['[1, 2, 1]', ['indexOf(1)', 'lastIndexOf(1)', 'indexOf(9)', 'lastIndexOf(9)'], '0|2|-1|-1'],
    ['[1, 2, 3]', ['subList(1, 3)', 'toArray().size()', 'subList(1, 1)'], '[2, 3]|3|[]'],
    ['[[1], {}]', ['contains([1])', 'contains({})', 'indexOf([2])'], 'true|true|-1'],
    ['[1, 2]', ['equals([1, 2])', 'equals([1])', 'equals("x")', 'hashCode()'], 'true|false|false|994'],
    ['[1]', ['size(1)', "get('a')", 'nope()', 'count()', 'length'], '||||'],
  ])('%s: %j', (value, given, output) => {
    expect(calls(value, ...given)).toBe(output)
  })

  test.each([
    'get(1)',
    'get(-1)',
    'set(1, 2)',
    'add(3, 1)',
    'remove(5)',
    'subList(0, 9)',
    'subList(1, 0)',
    'addAll(9, [1])',
  ])('%s fails on a list of one', (call) => {
    expect(() => calls('[1]', call)).toThrow(TemplateFailure)
  })

  test('an iterator', () => {
    expect(
      rendered(
        '#set($l = [1, 2, 3])#set($i = $l.iterator())$i.next()$i.hasNext()#foreach($x in $i)$x#end$i.hasNext()$i.next()$i.nope()',
      ),
    ).toBe('1true23false')
  })
})

describe('java.util.Map', () => {
  test.each([
    ["{'a': 1}", ["get('a')", 'a', "get('z')", 'size()', 'isEmpty()', 'empty'], '1|1||1|false|'],
    ["{'a': 1}", ["put('a', 2)", "put('b', 3)", 'toString()'], '1||{a=2, b=3}'],
    ["{'a': 1}", ["putIfAbsent('a', 2)", "putIfAbsent('b', 3)", 'toString()'], '1||{a=1, b=3}'],
    ["{'a': 1}", ["replace('a', 2)", "replace('b', 3)", 'toString()'], '1||{a=2}'],
    [
      "{'a': 1}",
      ["putAll({'b': 2})", "remove('a')", "remove('z')", 'toString()', 'clear()', 'toString()'],
      '|1||{b=2}||{}',
    ],
    [
      "{'a': 1}",
      ["containsKey('a')", "containsKey('z')", 'containsValue(1)', 'containsValue(2)'],
      'true|false|true|false',
    ],
    ["{'a': 1}", ["getOrDefault('a', 5)", "getOrDefault('z', 5)"], '1|5'],
    ["{'a': 1, 'b': [2]}", ['keySet()', 'values()', 'entrySet()'], '[a, b]|[1, [2]]|[a=1, b=[2]]'],
    [
      "{'a': 1}",
      ["equals({'a': 1})", "equals({'a': 2})", "equals({'b': 1})", 'equals({})', 'hashCode()'],
      'true|false|false|false|96',
    ],
    ["{1: 'x', 'size': 5}", ['get(1)', "get('1')", 'size', 'size()'], 'x||5|2'],
  ])('%s: %j', (value, given, output) => {
    expect(calls(value, ...given)).toBe(output)
  })

  test('an entry reads and writes its map', () => {
    const source =
      "#set($m = {'a': 1})#foreach($e in $m.entrySet())$e.key $e.value $e.getKey() $e.getValue()#set($e.value = 2) $e.setValue(3) $e $e.nope|$e.equals($e) $e.hashCode()#end $m"
    expect(rendered(source)).toBe('a 1 a 1 2 a=3 |true 98 {a=3}')
    expect(rendered("#set($m = {'a': 1})#set($n = {'a': 1})#if($m.entrySet() == $n.entrySet())same#end")).toBe('same')
    expect(rendered("#set($m = {'a': 1})$m.entrySet().contains(1)")).toBe('false')
    expect(rendered("#set($m = {'a': 1})#foreach($e in $m.entrySet())$e.nope()$e.nope(1)$e.hashCode(1)#end")).toBe('')
  })
})

describe('java.lang.Integer, Long, Double and Boolean', () => {
  test.each([
    ['5', ['toString()', 'equals(5)', 'equals(5.0)', 'compareTo(3)', 'hashCode()'], '5|true|false|1|5'],
    ['5', ['intValue()', 'longValue()', 'doubleValue()', 'floatValue()'], '5|5|5.0|5.0'],
    ['300', ['byteValue()', 'shortValue()'], '44|300'],
    ['0', ["parseInt('5')", "parseInt('-7')", "parseInt('+7')", "parseInt('ff', 16)"], '5|-7|7|255'],
    ['0', ["valueOf('7')", "valueOf('11', 2)", 'valueOf(8)', "parseLong('9999999999')"], '7|3|8|9999999999'],
    [
      '0',
      ['toString(7)', 'toString(255, 16)', 'toHexString(-1)', 'toOctalString(8)', 'toBinaryString(5)'],
      '7|ff|ffffffff|10|101',
    ],
    ['0', ['max(1, 2)', 'min(1, 2)', 'sum(1, 2)', 'signum(-9)', 'compare(1, 2)'], '2|1|3|-1|-1'],
    ['0', ['toString(5, 99)', 'toHexString(-3000000000)', 'sum(2147483647, 1)'], '5|ffffffff4d2fa200|-2147483648'],
    ['9999999999', ['intValue()', 'hashCode()'], '1410065407|1410065405'],
    [
      '5.7',
      ['intValue()', 'toString()', 'compareTo(5.0)', 'isNaN()', 'isInfinite()', 'longValue()'],
      '5|5.7|1|false|false|5',
    ],
    ['1e300', ['intValue()', 'longValue()'], '2147483647|9223372036854775807'],
    ['-1e300', ['intValue()', 'toString(1)'], '-2147483648|1.0'],
    ['0.0', ["parseDouble('1e3')", "valueOf(' 2.5f ')", 'sum(1, 2)', 'max(1.5, 2.5)'], '1000.0|2.5|3.0|2.5'],
    ['1.5', ['hashCode()', 'equals(1.5)', 'sum(0.5, 1)'], '1073217536|true|1.5'],
    [
      'true',
      ['toString()', 'booleanValue()', 'equals(true)', 'compareTo(false)', 'hashCode()'],
      'true|true|true|1|1231',
    ],
    [
      'false',
      ["parseBoolean('TRUE')", "valueOf('x')", 'logicalAnd(true, false)', 'logicalOr(true, false)', 'hashCode()'],
      'true|false|false|true|1237',
    ],
    ['true', ['logicalXor(true, false)', 'nope()', 'class', 'getClass()'], 'true|||'],
    ['5', ['class', 'getClass()', 'MAX_VALUE', 'nope(1)', "compareTo('x')"], '||||'],
  ])('%s: %j', (value, given, output) => {
    expect(calls(value, ...given)).toBe(output)
  })

  test.each([
    ['0', "parseInt('x')"],
    ['0', "parseInt('')"],
    ['0', "parseInt('3000000000')"],
    ['0', "parseInt('9', 8)"],
    ['0', "parseInt('1', 99)"],
    ['0.0', "parseDouble('x')"],
  ])('%s.%s fails', (value, call) => {
    expect(() => calls(value, call)).toThrow(TemplateFailure)
  })

  test('NaN is no number to compare or to cast', () => {
    const body = '[NaN]'
    expect(
      rendered("#set($n = $input.path('$[0]'))$n $n.intValue() $n.isNaN() #if($n == $n)x#end$input.json('$')", {
        body,
      }),
    ).toBe('NaN 0 true [null]')
  })
})
