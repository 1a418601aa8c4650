import { expect, test } from 'vitest'
import { csvLine } from './csv-line.ts'

test.each([
  [['a', 'b c', ''], 'a,b c,'],
  [['one, two', 'say "yes"', 'two\nlines'], '"one, two","say ""yes""","two\nlines"'],
  [['=1+1', '@SUM(A1)', '-5', '+5'], '"\t=1+1","\t@SUM(A1)","\t-5","\t+5"'],
])('%j is written %j', (fields, line) => expect(csvLine(fields)).toBe(line))
