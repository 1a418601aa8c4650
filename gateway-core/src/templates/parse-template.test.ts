import { describe, expect, test } from 'vitest'
import { compileTemplate, TemplateSyntaxError } from './template.ts'
import { rendered } from './testing/rendered.ts'

function mistake(source: string): string {
  try {
    compileTemplate(source)
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return `${error.line}:${error.column} ${error.message}`
    throw error
  }
  return 'none'
}

test.each([
  ['a\n b #end', '2:8 #end does not belong to anything'],
  ['#else', '1:6 #else does not belong to anything'],
  ['a\n#if($a)', '2:8 #if has no #end'],
  ['#if($a)#else', '1:13 #else has no #end'],
  ['#foreach($i in $l)\n\n', '3:1 #foreach has no #end'],
  ['#foreach($i on $l)#end', '1:13 in is missing'],
  ['#foreach($i in )#end', '1:16 #foreach needs a list'],
  ['#foreach($i.x in $l)#end', '1:14 #foreach needs a variable'],
  ['#foreach x', '1:10 #foreach needs ('],
  ['#define(x)#end', '1:9 #define needs a variable'],
  ['#macro()#end', '1:8 #macro needs a name'],
  ['#macro(if)#end', '1:10 #if cannot be a macro'],
  ['#set(a = 1)', '1:6 #set needs a reference'],
  ['#set($a 1)', '1:9 = is missing'],
  ['#set($a = )', '1:11 A value is missing'],
  ['#set($a = 1', '1:12 ) is missing'],
  ['#set\t($a = 1)', '1:1 Only spaces may stand before the ( of #set'],
  ['#set($a.b() = 1)', '1:6 #set cannot assign to a method'],
  ['\n  #parse("x")', '2:3 #parse is not supported'],
  ['#include("x")', '1:1 #include is not supported'],
  ['#evaluate()', '1:1 #evaluate needs text'],
  ['#[[ a', '1:1 #[[ has no ]]#'],
  ['a#*', '1:2 A template must not end with #*'],
  ['Hello $', '1:7 A template must not end with $'],
  ['Hello $!', '1:7 A template must not end with $'],
  ['Hello #', '1:7 A template must not end with #'],
  [`\${a`, '1:4 } is missing'],
  ['$a[', '1:4 An index is missing'],
  ['$a[1.5]', '1:7 An index is text, an integer or a reference'],
  ['$a[[1]]', '1:7 An index is text, an integer or a reference'],
  ['$a.b(1', '1:7 ) is missing'],
  ['$a.b(1+2)', '1:7 ) is missing'],
  ['$a.b(,)', '1:6 A value is missing'],
  ['#set($a = [1, ])', '1:15 A value is missing'],
  ['#set($a = [1..])', '1:15 The end of the range is missing'],
  ['#set($a = {1})', '1:13 : is missing'],
  ['#set($a = {1:})', '1:14 A value is missing'],
  ['#set($a = {,})', '1:12 A key is missing'],
  ['#set($a = "x)', '1:11 A quote is missing'],
  ["#set($a = 'x)", '1:11 A quote is missing'],
  ['#set($a = $)', '1:11 A reference is missing'],
  ['#if(($a)x#end', '1:9 ) is missing'],
  ['#m(1+2)', '1:5 ) is missing'],
  ['#set($s = "\n\n#if($a)")', '3:8 #if has no #end'],
])('%j: %s', (source, expected) => {
  expect(mistake(source)).toBe(expected)
})

describe('what would fill the stack is refused:', () => {
  test.each([
    ['parentheses', `#if(${'('.repeat(5000)}$a${')'.repeat(5000)})x#end`],
    ['blocks', '#if($a)'.repeat(5000) + '#end'.repeat(5000)],
    ['lists', `#set($a = ${'['.repeat(5000)}${']'.repeat(5000)})`],
    ['maps', `#set($a = ${'{1:'.repeat(5000)}1${'}'.repeat(5000)})`],
    ['arguments', `$a${'.b($a'.repeat(5000)}${')'.repeat(5000)}`],
    ['indices', `$a${'[$a'.repeat(5000)}${']'.repeat(5000)}`],
    ['negations', `#if(${'!'.repeat(5000)}$a)x#end`],
    ['operators', `#set($a = 1${' + 1'.repeat(5000)})`],
  ])('%s', (_, source) => {
    expect(mistake(source)).toMatch(/Nested too deeply|Too many operators/)
  })

  test('what is only long is not', () => {
    expect(rendered(`$a${'.b'.repeat(20_000)}|${'#if($a == 1)x#end'.repeat(1000)}`)).toBe('|')
    expect(rendered(`#set($a = 0${' + 1'.repeat(400)})$a`)).toBe('400')
    expect(rendered(`#if(false)x${'#elseif(false)y'.repeat(2000)}#end`)).toBe('')
  })
})

describe('the largest templates compile at once:', () => {
  const size = 250_000
  test.each([
    ['references', '$a.b '],
    ['directives over several lines', '#set($a = {\n"k": $b\n})'],
    ['blanks', '     \n'],
    ['unknown directives', '#a   '],
    ['backslashes', '\\'],
    ['quotes', '"$a"'],
    ['escapes', '\\$a'],
    ['texts in quotes', '#set($a="""$b""")'],
  ])('%s', (_, piece) => {
    expect(mistake(piece.repeat(size / piece.length))).toBe('none')
  })

  test.each([
    ['a macro of blanks', `#macro(m ${' '.repeat(size)}`],
    ['a call of blanks', `#m( ${' '.repeat(size)}`],
    ['an open text', `#set($a = "${'x'.repeat(size)}`],
    ['an open text of quotes', `#set($a = '${'"'.repeat(size)}`],
    ['digits', `#set($a = ${'1'.repeat(size)}x`],
  ])('%s is refused at once', (_, source) => {
    expect(mistake(source)).not.toBe('none')
  })
})

describe('what looks like a reference', () => {
  test.each([
    ['[$!] $!. $! x', '[$] $. $ x'],
    ['$\\!a $\\\\!a', '$!a $\\!a'],
    ['$!#if(true)x#end', 'x'],
    [`$5 $[ \${ $} #{ #[ #5`, `$5 $[ \${ $} #{ #[ #5`],
    ['$b.c##x', '##x'],
    ['$b.c()##x', ''],
    ['#set x #{set}', '#set x #{set}'],
    ['\\\\#set($x = 1)|\\\\#if(true)y#end|\\#nope|\\\\#nope', '\\\\|\\y|\\#nope|\\\\#nope'],
    ['#macro(mine)m#end\\#mine()', '#mine()'],
  ])('%j is %j', (source, output) => {
    expect(rendered(source)).toBe(output)
  })
})

describe('an alternate', () => {
  test.each([
    [`\${a|'none'}`, 'none'],
    [`#set($a = "x")\${a|'none'}`, 'x'],
    [`#set($b = 5)\${a.c|$b}`, '5'],
    [`\${a|$b}`, ''],
  ])('%s', (source, output) => {
    expect(rendered(source)).toBe(output)
  })
})

describe('a trace', () => {
  test('is told what each line did', () => {
    const lines: string[] = []
    const source = `#set($l = [1, 2])
#if($l.size() > 1)many
#else
none
#end
#foreach($i in $l)$i #end
\${l.get(0)}
#set($x = 1 / 0)
#if(false)a#elseif(true)b#end`
    const output = rendered(
      source,
      {},
      { value: (line, expression, text) => lines.push(`${line} ${expression} → ${text}`) },
    )
    expect(output).toBe('many\n1 2 1\nb')
    expect(lines).toEqual([
      '1 #set($l = [1, 2]) → [1, 2]',
      '2 #if($l.size() > 1) → true',
      '6 #foreach($i in $l) → 2',
      '6 $i → 1',
      '6 $i → 2',
      `7 \${l.get(0)} → 1`,
      '8 #set($x = 1 / 0) → null',
      '9 #if(false) → false',
      '9 #elseif(true) → true',
    ])
  })
})

describe('loops and blocks', () => {
  test.each([
    ['#foreach($i in [1..3])#foreach($j in [1..3])$j#if($j == 2)#break($foreach.parent)#end#end;#end.', '12.'],
    ['#foreach($i in [1..3])#foreach($j in [1..3])$j#if($j == 2)#break($foreach)#end#end;#end', '12;12;12;'],
    ['#foreach($i in [1, 2])$i#foreach($j in [1..9])#stop#end#end x', '1'],
    ['#define($d)a#stop b#end$d c', 'a'],
    ['#define($d)a#break b#end$d c', 'a c'],
    ['#macro(m)a#stop b#end#m()c', 'a'],
    ["#evaluate('a#stop b')c", 'a'],
    ['#define($d)x#end#set($l = ["$d"])$l $d.nope|$d[0]|$d.nope()#if($d == "x")y#end', '[x] ||y'],
    ['#macro(m $a $b)[$a$b]#end#set($a = 9)#m(1)#m(1 2)$a', '[1][12]9'],
    ['#@m(1)body#end#macro(m $a)<$a>$bodyContent</$a>#end', '<1>body</1>'],
    ['#macro(m)$bodyContent|#end#m()', '|'],
    ['#nope(1 word "a")', '#nope(1 word "a")'],
    ['#foreach($e in {"a": 1, "b": 2})$e#end', '12'],
    [
      '#foreach($i in [1])$foreach.getIndex()$foreach.getCount()$foreach.isFirst()$foreach.isLast()$foreach.hasNext()$foreach.nope$foreach.nope()#end',
      '01truetruefalse',
    ],
    [
      '#foreach($i in [1])#foreach($j in [1, 2])$foreach.getParent().count$foreach.getTopmost().index$foreach.topmost.count#end$foreach.parent|#end',
      '101101|',
    ],
    ["#set($s = '#macro(late)L$x#end#set($x = 1)#late()')#evaluate($s)#late()$x", 'L1L11'],
  ])('%s is %j', (source, output) => {
    expect(rendered(source)).toBe(output)
  })

  test('evaluated text that is no template fails where it is evaluated', () => {
    expect(() => rendered("\n#set($s = '#if')#evaluate($s)")).toThrow(expect.objectContaining({ line: 2 }))
  })
})

describe('operators', () => {
  test.each([
    ['9007199254740991 + 1', '9007199254740992'],
    ['9007199254740991 * 3', '27021597764222973'],
    ['2 - 5', '-3'],
    ['7 / 2', '3'],
    ['-7 / 2', '-3'],
    ['-7 % 3', '-1'],
    ['7.0 / 2', '3.5'],
    ['3.0 * 2', '6.0'],
    ['5.5 % 2', '1.5'],
    ['1.5 - 0.5', '1.0'],
    ['1.5 + 1', '2.5'],
    ['"a" + 1 + 2', 'a12'],
    ['1 + 2 + "a"', '3a'],
    ['$l + "a"', '[1]a'],
    ['$nope + 1', '1'],
    ['$l == [1]', 'true'],
    ['$l == "[1]"', 'true'],
    ['{"a": 1} == {"a": 1}', 'true'],
    ['1 == 1.0', 'true'],
    ['"1" == 1', 'true'],
    ['1 != 2', 'true'],
    ['true == "true"', 'true'],
    ['1 < 2 && 2 <= 2', 'true'],
    ['2 > 1 and 2 >= 3', 'false'],
    ['"b" > "a"', 'false'],
    ['1 eq 1 || $nope ne ""', 'true'],
    ['3 lt 4 and 4 gt 3 and 3 le 3 and 3 ge 3', 'true'],
    ['not (1 == 2)', 'true'],
    ['[1..3]', '[1, 2, 3]'],
    ['99999999999999999999 == 99999999999999999999', 'true'],
  ])('%s is %s', (expression, output) => {
    expect(rendered(`#set($l = [1])#set($x = ${expression})$x`)).toBe(output)
  })

  test.each([
    '1 / 0',
    '1.0 / 0.0',
    '1 % 0',
    '1 - "a"',
    '[1] * 2',
    '["a".."b"]',
    'true + 1',
    '1 + (1 / 0)',
    '[$nope..2]',
  ])('%s leaves the variable as it was', (expression) => {
    const source = `#set($x = "before")#set($x = ${expression})$x`
    if (expression.startsWith('["a"')) expect(mistake(source)).toBe('none')
    expect(rendered(source)).toBe('before')
  })

  test.each([
    ['(1 / 0) == $nope', ''],
    ['(1 / 0) == (1 / 0)', 'x'],
    ['"text"', ''],
    ['1 + 1', ''],
    ['[1]', ''],
    ['{}', ''],
    ['[1..2]', ''],
    ['true', 'x'],
    ['$nope', 'x'],
    ['1 + 1 || true', 'x'],
  ])('#if(%s) is %j', (test_, output) => {
    expect(rendered(`#if(${test_})x#end`)).toBe(output)
  })
})

describe('assignments', () => {
  test.each([
    ['#set($l = [1, 2])#set($l[0] = 5)#set($l[-1] = 6)#set($l["x"] = 7)$l', '[5, 6]'],
    ['#set($m = {})#set($m.a = 1)#set($m["b"] = 2)#set($m.c.d = 3)$m', '{a=1, b=2}'],
    ['#set($s = "x")#set($s.a = 1)#set($s[0] = 1)$s', 'x'],
    ['#set($m = {"l": [1]})#set($m.l[0] = 9)#set($m.get("l")[0] = 8)$m', '{l=[8]}'],
    ['#set($x = "a")#set($x = $nope)[$x]', '[]'],
    ['$s[0]|#set($l = [1])$l["a"]|$l[$nope]', '||'],
  ])('%s is %j', (source, output) => {
    expect(rendered(source)).toBe(output)
  })

  test.each(['#set($l = [1])#set($l[1] = 2)', '#set($l = [1])$l[-2]'])('%s fails', (source) => {
    expect(() => rendered(source)).toThrow('outside of a list')
  })
})
