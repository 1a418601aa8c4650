import { StringStream } from '@codemirror/language'
import { expect, test } from 'vitest'
import { templateLanguage } from './template-language.ts'

/** Each piece with its colour; what has none is left out. */
function pieces(text: string): string[] {
  const state = templateLanguage.startState?.(2)
  if (state === undefined) return []
  return text.split('\n').flatMap((line) => {
    const found: string[] = []
    const stream = new StringStream(line, 2, 2)
    while (!stream.eol()) {
      stream.start = stream.pos
      const kind = templateLanguage.token(stream, state)
      expect(stream.pos, `no progress in ${line}`).toBeGreaterThan(stream.start)
      if (kind) found.push(`${kind} ${stream.current()}`)
    }
    return found
  })
}

test('references in JSON strings are told from the strings', () => {
  expect(pieces('{"a": "x $context.stage y", "n": 12}')).toEqual([
    'string "a"',
    'string "x ',
    'variableName $context.stage',
    'string  y"',
    'string "n"',
    'number 12',
  ])
  expect(pieces('"$x": true')).toEqual(['string "', 'variableName $x', 'string "', 'atom true'])
})

test('calls go on behind their parentheses, with texts and numbers in them', () => {
  expect(pieces("$input.path('$.a').get(0).size()")).toEqual([
    'variableName $input.path',
    "string '$.a'",
    'propertyName .get',
    'number 0',
    'propertyName .size',
  ])
})

test('directives, comments over lines and unread text', () => {
  expect(pieces('#foreach($p in $list)#if($p == "a")x#{else}y#end#end')).toEqual([
    'keyword #foreach(',
    'variableName $p',
    'keyword in',
    'variableName $list',
    'keyword #if(',
    'variableName $p',
    'string "a"',
    'keyword #{else}',
    'keyword #end',
    'keyword #end',
  ])
  expect(pieces('#* a\nb *# 1 ## c')).toEqual(['comment #* a', 'comment b *#', 'number 1', 'comment ## c'])
  expect(pieces('#[[ $a ]]#')).toEqual(['string #[[ $a ]]#'])
})

test('a price and a lonely sign are text', () => {
  expect(pieces('"$5 # $"')).toEqual(['string "', 'string $5 ', 'string # ', 'string $"'])
})
