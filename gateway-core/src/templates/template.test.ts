import { describe, expect, test } from 'vitest'
import { compileTemplate, maxTemplateBytes, TemplateSyntaxError } from './template.ts'
import { rendered, templateScope } from './testing/rendered.ts'

/** Renders with variables, set as the recordings set them: from the members of a parsed body. */
function withVariables(source: string, variables: Readonly<Record<string, unknown>> = {}): string {
  const sets = Object.keys(variables).map((name) => `#set($${name} = $bodyJSON.${name})`)
  const body = JSON.stringify(variables)
  return rendered(`#set($bodyJSON = $util.parseJson($input.body))${sets.join('')}${source}`, { body })
}

describe('recorded from AWS', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['<html></html>', {}, '<html></html>'],
    ['Hello $name', { name: 'Chris' }, 'Hello Chris'],
    ['Hello $ ', {}, 'Hello $ '],
    ['Hello $name', {}, 'Hello '],
    ['Hello $!name', { name: 'world' }, 'Hello world'],
    ['Hello $!name', {}, 'Hello '],
    [`#if(\${a.b.c})yes!#end`, { a: { b: { c: 'd' } } }, 'yes!'],
    [`#if(\${a.b.c})yes!#end`, { a: { b: { c: false } } }, ''],
    [`#if(\${a})yes!#end`, { a: false }, ''],
    [`#if(\${a.b.c})yes!#end`, {}, 'yes!'],
    [`#if($!{a.b.c})yes!#end`, {}, 'yes!'],
    ['#if($!a.b.c)yes!#end', {}, 'yes!'],
    [`Hello \${name}.`, { name: 'World' }, 'Hello World.'],
    ['Hello $name}.', { name: 'World' }, 'Hello World}.'],
    [
      `Hello #if ($show_greeting)your name is \${name}#end Good to see you`,
      { name: 'Steve', show_greeting: false },
      'Hello  Good to see you',
    ],
    ['#if ($some_value)hide me#end', {}, 'hide me'],
    ['#if ($some_value)hide me#end', { some_value: null }, 'hide me'],
    ['#set ($v = true)$v#set ($v = false)$v', {}, 'truefalse'],
    [
      `hello #if ($g)\${name}.\n#if($b)Happy Birthday\n#end.\n#end Off out later?`,
      { name: 'Steve', g: true, b: true },
      'hello Steve.\nHappy Birthday\n.\n Off out later?',
    ],
    ['#foreach ($name in $names)Hello $name. #end$name', { names: ['Chris', 'Steve'] }, 'Hello Chris. Hello Steve. '],
    [
      '#foreach ($word in $g)Outer $velocityCount#foreach ($word in $n), inner $velocityCount#end. #end',
      { g: [1, 2], n: [1, 2] },
      'Outer 1, inner 1, inner 2. Outer 2, inner 1, inner 2. ',
    ],
    ['#foreach ($i in [1, 2, 3])$i. #if ($velocityHasNext)yes#end, #end', {}, '1. yes, 2. yes, 3. , '],
    ['#foreach ($i in [1, 2, 3])$i. #if ($foreach.last)yes#end, #end', {}, '1. , 2. , 3. yes, '],
    ['## comment\nStuff\nMore stuff## more comments $blah', {}, 'Stuff\nMore stuff'],
    ['Stuff#*\n more comments *#\n and more stuff', {}, 'Stuff\n and more stuff'],
    ['#set ($name = "\\\\batman\\nand robin")$name', {}, '\\\\batman\\nand robin'],
    ['#set($d = "{""a"": 2}")$d', {}, '{"a": 2}'],
    ['#set($d = "1\\\\""2""3")$d', {}, '1\\\\"2"3'],
    ['#if ($value) true #else false #end', {}, ' true '],
    ['#if($value)true#{else}false#end', {}, 'true'],
    ['#if($value)true#{end}monkey', {}, 'truemonkey'],
    ['#if ( !$value )yes#end', { value: null }, ''],
    ['#if ( not $value )yes#end', { value: false }, 'yes'],
    ['#define ( $hello)hi#end$hello()$hello()', {}, 'hi()hi()'],
    ['#define ( $s )$foreach.index#end#foreach($x in [1,2,3])$s#end', {}, '012'],
    ['#set($values = [2..-2])#foreach($value in $values)$value,#end', {}, '2,1,0,-1,-2,'],
    ['#set($hello="hello, \\$name is my name")$hello', { name: 'Steve' }, 'hello, $name is my name'],
    ['<span style="color: #13ff93"><a href="#">', {}, '<span style="color: #13ff93"><a href="#">'],
    ['#foreach($value in $values)foo#end', {}, ''],
    ['hello #stop world', {}, 'hello '],
    ['#set($a = 4 > 2 + 5)$a', {}, 'false'],
    ['#set($a = 5 * 4 - 2)$a', {}, '18'],
    ['#set($a = {})$a', {}, '{}'],
    ['#set($a = 100.0 / 50)$a', {}, '2.0'],
    ['#set($x = .5*.1)$x', {}, '0.05'],
    ['$a[1].bar1', { a: ['foo', { bar1: 'bar2' }] }, 'bar2'],
    ["$a.b.c['foo:bar']", { a: { b: { c: { 'foo:bar': 'baz' } } } }, 'baz'],
    ['#set($i = 1)$a[ $i ]', { a: ['foo', 'bar'] }, 'bar'],
    ['#set($i = 1)$i,#foreach ($i in [2, 3, 4])$i,#set($i = $i)#end$i', {}, '1,2,3,4,1'],
    ["#set($ignore = $d.put('k', 'new'))$ignore - $d.k", { d: { k: 'old' } }, 'old - new'],
    ['#set( $m = {} )#set($i = $m.put(\'k\', null))#if("$m.k" == "")none#{else}some#end', {}, 'none'],
    ["#set( $myObject = {'k1': 'v1', 'k2': 'v2'} )$myObject.toString()", {}, '{k1=v1, k2=v2}'],
    ["#set($l = ['one', 'two', 'three'])#set( $l[1] = 'foo' )$l", {}, '[one, foo, three]'],
    ["#set($d = {})#set($key = 'bar')#set( $d[$key] = 'foo' )$d", {}, '{bar=foo}'],
    ["#set($s = '2020-01-20')$s.matches('^\\d{4}-\\d{2}-\\d{2}$')", {}, 'true'],
    ['#return($v1)', {}, '#return($v1)'],
  ])('%j with %j is %j', (source, variables, output) => {
    expect(withVariables(source, variables)).toBe(output)
  })

  test('#set keeps the blanks of a line that it does not begin', () => {
    expect(rendered('\n        #set( $o = {\n "u": "1"\n } )\n        {"k": "$o.u"}')).toBe(
      '\n                {"k": "1"}',
    )
  })

  test('escapes', () => {
    const source = '#set( $email = "foo" )\n$email\n\\$email\n\\\\$email\n\\\n\\\\ \\# \\$\n\\#end\n\\# end\n'
    expect(rendered(source)).toBe('foo\n$email\n\\foo\n\\\n\\\\ \\# \\$\n#end\n\\# end\n')
    expect(rendered('#set( $email = "foo" )\\#set( $email = "foo" )')).toBe('#set( foo = "foo" )')
  })

  test.each([
    ['{"json": {"foo":"bar"}}', '{foo=bar}'],
    ['{"json": [{"foo":"bar"}]}', '[{"foo":"bar"}]'],
    ['{"json": {"foo":[{"nested":"bar"}]}}', '{foo=[{"nested":"bar"}]}'],
    ['{"json": []}', '[]'],
    ['{"json": "raw \\"text\\""}', 'raw "text"'],
    ['{"json": 1.0}', '1.0'],
    ['{"json": 1e10}', '1.0E10'],
    ['{"json": true}', 'true'],
    ['{"json": null}', ''],
    ['{}', ''],
  ])('%s prints as %s', (body, output) => {
    expect(rendered("$input.path('$.json')", { body })).toBe(output)
    expect(rendered("#set($v = $input.path('$.json'))$v.toString()", { body })).toBe(output)
  })

  test('an element of a list prints as it would by itself', () => {
    const body = '{"list":[{"foo":"bar"},[{"foo":"bar"}],"x"]}'
    expect(rendered("#set($l = $input.path('$.list'))$l[0] $l[1] $l[2] $l[0].toString()", { body })).toBe(
      '{foo=bar} [{"foo":"bar"}] x {foo=bar}',
    )
  })

  test.each([
    ['#set($r = $input.path("$.nope")){"body": $r, "nested": $r.nested}', '{"body": , "nested": }'],
    ['#set($r = $input.path("$.nope"))#if($r == $null)null#end#if($r == "")empty#end', 'nullempty'],
    ['#set($r = $input.path("$.n"))#if($r == $null)null#end#if($r == "")empty#end', 'nullempty'],
    ['$input.body.testAccess', ''],
  ])('a missing value: %s', (source, output) => {
    expect(rendered(source, { body: '{"n":null}' })).toBe(output)
  })

  test.each([
    ['#if($x)', '', '#set($x = "")'],
    ['#if($x)', '', '#set($x = 0)'],
    ['#if($x)', '', ''],
    ['#if(!$x)', 'not ', '#set($x = false)'],
  ])('a condition holds for any reference but false: %s is %strue after %j', (condition, _, before) => {
    expect(rendered(`${before}${condition}true#{else}false#end`)).toBe('true')
  })

  test.each([
    ['a macro of ours', '#macro(hi $a)[$a]#end#hi("x")', '[x]'],
    ['evaluated text', '#set($s = "a$x")#evaluate($s)', 'a'],
  ])('beyond AWS, which prints such calls: %s', (_, source, output) => {
    expect(rendered(source)).toBe(output)
  })
})

describe('text', () => {
  test('double quotes fill references in, single quotes hold them as they are', () => {
    expect(rendered(`#set($a = 1)#set($x = "$a \${a}")#set($y = '$a \${a}')$x|$y`)).toBe(`1 1|$a \${a}`)
  })

  test('around a template and in it stays as it stands, blanks and line ends included', () => {
    expect(rendered('\n  {"a": $input.params("id")}\t\r\n\n')).toBe('\n  {"a": 7}\t\r\n\n')
  })

  test.each([
    ['#set($ignore = $l.add("x"))', ''],
    ['$l.add("x")', 'true'],
    ['$!l.add("x")', 'true'],
    ['$m.put("a", 1)', ''],
    ['$m.put("a", 1)$m.put("a", 2)', '1'],
  ])('of a call is what it returns, nothing for null: %s', (source, output) => {
    expect(rendered(`#set($l = [])#set($m = {})${source}`)).toBe(output)
  })
})

describe('idioms', () => {
  test('all parameters, as the console’s own template passes them', () => {
    const source = `#set($allParams = $input.params())
{
"body-json" : $input.json('$'),
"params" : {
#foreach($type in $allParams.keySet())
    #set($params = $allParams.get($type))
"$type" : {
    #foreach($paramName in $params.keySet())
    "$paramName" : "$util.escapeJavaScript($params.get($paramName))"
        #if($foreach.hasNext),#end
    #end
}
    #if($foreach.hasNext),#end
#end
}
}`
    expect(JSON.parse(rendered(source, { body: '{"a": [1, "x"]}' }))).toEqual({
      'body-json': { a: [1, 'x'] },
      params: {
        path: { id: '7' },
        querystring: { q: 'a b', 'x-y': 'dash' },
        header: { Accept: '*/*', 'X-Test': 'v1' },
      },
    })
  })

  test('a form becomes JSON', () => {
    const source = `{
#foreach( $token in $input.path('$').split('&') )
    #set( $keyVal = $token.split('=') )
    #set( $key = $util.urlDecode($keyVal[0]) )
    #if( $keyVal.size() >= 2 )#set( $val = $util.urlDecode($keyVal[1]) )#else#set( $val = '' )#end
    "$key": "$util.escapeJavaScript($val)"#if($foreach.hasNext),#end
#end
}`
    const body = 'text=94070%20a+b&token=&user_name=Steve'
    expect(JSON.parse(rendered(source, { body }))).toEqual({ text: '94070 a b', token: '', user_name: 'Steve' })
    expect(JSON.parse(rendered(source.replace("$input.path('$')", '$input.body'), { body }))).toHaveProperty('token')
  })

  test('a list is rebuilt', () => {
    const source = `#set($inputRoot = $input.path('$'))
[
#foreach($elem in $inputRoot)
  {"id": $elem.id, "tags": $elem.tags}#if($foreach.hasNext),#end

#end
]`
    const body = '[{"id":1,"tags":["a","b"]},{"id":2,"tags":[]}]'
    expect(JSON.parse(rendered(source, { body }))).toEqual(JSON.parse(body))
  })

  test('an error’s message is read', () => {
    const source = `#set($error = $util.parseJson($input.path('$.errorMessage')))
{"code": "$error.code", "found": #if($input.path('$').toString().contains("error"))true#{else}false#end}`
    const body = JSON.stringify({ errorMessage: JSON.stringify({ code: 'E1' }) })
    expect(JSON.parse(rendered(source, { body }))).toEqual({ code: 'E1', found: true })
  })

  test('records are looked up by a path that the loop makes', () => {
    const source = `#set($n = $input.path('$.records').size())
#set($max = $n - 1)
[#foreach($idx in [0..$max])
#set($elem = $input.path("$.records[\${idx}]"))
{"Data": "$util.base64Encode($input.json("$.records[\${idx}].data"))", "PartitionKey": "#if($elem.key != '')$elem.key#{else}none#end"}#if($foreach.hasNext),#end
#end]`
    const body = '{"records":[{"data":{"foo":1}},{"data":"x","key":"k1"}]}'
    expect(JSON.parse(rendered(source, { body }))).toEqual([
      { Data: Buffer.from('{"foo":1}').toString('base64'), PartitionKey: 'none' },
      { Data: Buffer.from('"x"').toString('base64'), PartitionKey: 'k1' },
    ])
  })

  test('a map is dumped by a block that runs for each', () => {
    const source = `#define($loop){#foreach($e in $map.keySet())"$e":"$map.get($e)"#if($foreach.hasNext),#end#end}#end
#set($map = $input.path('$.one'))$loop#set($map = {'foo':'bar'})
$loop`
    expect(rendered(source, { body: '{"one":{"test":123,"test2":"abc"}}' })).toBe(
      '{"test":"123","test2":"abc"}{"foo":"bar"}',
    )
  })
})

describe('a template that always says the same', () => {
  test.each([
    ['{"statusCode": 200}', '{"statusCode": 200}'],
    ['', ''],
    ['#[[ $raw ]]#', ' $raw '],
    ['a## comment', 'a'],
    ['a #b $5', 'a #b $5'],
  ])('%j is literal', (source, output) => {
    const template = compileTemplate(source)
    expect(template.literal).toBe(output)
    expect(template.render(templateScope())).toBe(output)
  })

  test('one with a reference is not', () => {
    expect(compileTemplate('$a').literal).toBeUndefined()
  })
})

describe('its size', () => {
  test('300 KB are allowed', () => {
    const source = '$!{a}'.padEnd(maxTemplateBytes, 'x')
    expect(rendered(source)).toHaveLength(maxTemplateBytes - '$!{a}'.length)
  })

  test('more is refused', () => {
    expect(() => compileTemplate('x'.repeat(maxTemplateBytes + 1))).toThrow(TemplateSyntaxError)
    expect(() => compileTemplate('é'.repeat(maxTemplateBytes / 2 + 1))).toThrow(TemplateSyntaxError)
  })
})

test('a mistake of the scope’s is not disguised as the template’s', () => {
  const scope = { ...templateScope(), contextValue: () => JSON.parse('{') }
  expect(() => compileTemplate('$context.apiId').render(scope)).toThrow(SyntaxError)
})

describe('a failure says where it happened:', () => {
  test.each([
    ['a\n  $input.path("$[")', 2, 3],
    ['#set($l = [1])\n#if($l.get(3) == 1)x#end', 2, 1],
    ['#set($l = [1])\n\n  #set($x = $l.get(3))', 3, 3],
    ['#set($l = [1])#set($x = "\n..$l.get(3)")', 2, 3],
    ['#set($l = [1])#set($x = "..$l.get(3)")', 1, 28],
  ])('%j', (source, line, column) => {
    expect(failureOf(source)).toMatchObject({ line, column })
  })
})

function failureOf(source: string): unknown {
  try {
    rendered(source)
  } catch (error) {
    return error
  }
  return undefined
}

test('a stack or a text that is full while rendering is the template’s failure, at its place', () => {
  const contextValue = () => {
    throw new RangeError('Maximum call stack size exceeded')
  }
  const template = compileTemplate('first\n$context.requestId')
  expect(() => template.render({ ...templateScope({}), contextValue })).toThrow(
    expect.objectContaining({ name: 'TemplateFailure', line: 2 }),
  )
})

test('another mistake of ours is not taken for the template’s', () => {
  const contextValue = () => {
    throw new TypeError('ours')
  }
  const template = compileTemplate('$context.requestId')
  expect(() => template.render({ ...templateScope({}), contextValue })).toThrow(new TypeError('ours'))
})
