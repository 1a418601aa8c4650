import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonLiteral, shellWord, stringLiteral } from './string-literals.ts'

/** What has ended strings or begun code somewhere. */
const attacks = [
  '"',
  "'",
  '`',
  '\\',
  '\\"',
  '"; system("id"); "',
  "'; id; '",
  '$(id)',
  '`id`',
  // biome would take it for a forgotten template: the pieces meet here.
  ['$', '{1+1}'].join(''),
  '#{`id`}',
  '#@x #$0 #',
  '{$x} $x $$',
  '%{x} %s {0} {{x}}',
  '\\u0022 \\\\u0022 \\u{22} \\x22 \\042 \\N{QUOTATION MARK}',
  '\n"\r\n\t',
  '?><?php echo 1; ?>',
  '*/ // # -- <!--',
  '\0\u0001\u001b[31m\u007f\u0085',
  '\u2028\u2029\ufeff\u202e\u2066',
  '\ud800 alone \udc00',
  'ü € 漢字 👩‍🚀',
  '',
]
const anyText = fc.oneof(
  fc.constantFrom(...attacks),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...attacks, 'a'), { maxLength: 6 }).map((parts) => parts.join('')),
)
const texts = fc.sample(anyText, { numRuns: 400, seed: 7 }).concat(attacks)
const meant = texts.map((text) => text.toWellFormed())

function isThere(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined
}

describe('an interpreter reads exactly the text that was written', () => {
  test('JavaScript', () => {
    const read: unknown = new Function(`return [${texts.map((text) => stringLiteral('javascript', text)).join(',')}]`)()
    expect(read).toEqual(meant)
  })

  test('a POSIX shell', () => {
    for (let start = 0; start < texts.length; start += 100) {
      const words = texts.slice(start, start + 100).map(shellWord)
      const read = execFileSync('sh', ['-c', `printf '%s\\0' ${words.join(' ')}`], { encoding: 'utf8' })
      const expected = meant.slice(start, start + 100).map((text) => text.replaceAll('\0', ''))
      expect(read.split('\0').slice(0, -1)).toEqual(expected)
    }
  })

  test.skipIf(!isThere('python3'))('Python', () => {
    const program = `# -*- coding: utf-8 -*-\nimport json\nprint(json.dumps([${texts.map((text) => stringLiteral('python', text)).join(',\n')}]))`
    expect(JSON.parse(ran('python3', 'literals.py', program))).toEqual(meant)
  })

  test.skipIf(!isThere('ruby'))('Ruby', () => {
    const program = `require "json"\nputs [${texts.map((text) => stringLiteral('ruby', text)).join(',\n')}].to_json`
    expect(JSON.parse(ran('ruby', 'literals.rb', program))).toEqual(meant)
  })

  test.skipIf(!isThere('php'))('PHP', () => {
    const program = `<?php echo json_encode([${texts.map((text) => stringLiteral('php', text)).join(',\n')}]);`
    expect(JSON.parse(ran('php', 'literals.php', program))).toEqual(meant)
  })

  test.skipIf(!isThere('java'))(
    'Java',
    () => {
      const program = `public class Literals { public static void main(String[] a) throws Exception {
      for (String text : new String[] {${texts.map((text) => stringLiteral('java', text)).join(',\n')}})
        System.out.println(java.util.HexFormat.of().formatHex(text.getBytes("UTF-16BE")));
    } }`
      const lines = ran('java', 'Literals.java', program).split('\n').slice(0, -1)
      expect(lines.map((hex) => Buffer.from(hex, 'hex').swap16().toString('utf16le'))).toEqual(meant)
    },
    120_000,
  )
})

function ran(command: string, name: string, program: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'literals-'))
  try {
    writeFileSync(path.join(folder, name), program)
    return execFileSync(command, [path.join(folder, name)], { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What ends the string or begins code, unescaped, and the escapes that the language's own grammar has. */
const grammars = {
  go: { forbidden: /["\n\r]/, escapes: /^(?:[nrt"\\]|u[0-9a-f]{4})$/ },
  csharp: { forbidden: /["\n\r\u0085\u2028\u2029]/, escapes: /^(?:[nrt"\\]|u[0-9a-f]{4})$/ },
  ruby: { forbidden: /["#]/, escapes: /^(?:[nrt"\\#]|u[0-9a-f]{4})$/ },
  php: { forbidden: /["$]/, escapes: /^(?:[nrt"\\$]|u\{[0-9a-f]{1,6}\})$/ },
  java: { forbidden: /["\n\r]|[^ -~]/, escapes: /^(?:[nrt"\\]|[0-3][0-7]{2}|u[0-9a-f]{4})$/ },
} as const

describe.each(['go', 'csharp', 'ruby', 'php', 'java'] as const)('%s', (language) => {
  test('by its grammar the literal is one string that says the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readLiteral(stringLiteral(language, text), grammars[language])).toBe(text.toWellFormed())
      }),
    )
  })
})

/** Reads a literal by the language's grammar; throws where it would end too early or run something. */
function readLiteral(literal: string, { forbidden, escapes }: { forbidden: RegExp; escapes: RegExp }): string {
  expect(literal.at(0)).toBe('"')
  expect(literal.at(-1)).toBe('"')
  const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
  return literal.slice(1, -1).replace(/\\(u\{[^}]*\}|u....|[0-3]..|.)|./gsu, (piece, escaped: string | undefined) => {
    if (escaped === undefined) {
      expect(piece).not.toMatch(forbidden)
      expect(piece).not.toBe('\\')
      return piece
    }
    expect(escaped).toMatch(escapes)
    if (escaped.length === 1) return named[escaped] ?? escaped
    if (escaped.startsWith('u')) return String.fromCharCode(Number.parseInt(escaped.replace(/[u{}]/g, ''), 16))
    return String.fromCharCode(Number.parseInt(escaped, 8))
  })
}

test('a value of JSON is read back by JavaScript, with nothing hidden in its text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), anyText, (value, text) => {
      const literal = jsonLiteral([value, text.toWellFormed()])
      expect(JSON.parse(literal)).toEqual(JSON.parse(JSON.stringify([value, text.toWellFormed()])))
      expect(literal).not.toMatch(/[\u2028\u2029\ufeff\u202e\u2066]/)
    }),
  )
})
