import type { Meter } from './meter.ts'
import { TemplateFailure } from './template-error.ts'

/** Longer text is not taken apart between all of its characters. */
const maxSpread = 100_000

/** Replaces every `from` with `to`; each costs, so that a long text with many of them can be given up halfway. */
export function replaceText(text: string, from: string, to: string, meter: Meter): string {
  meter.spend(text.length / 64)
  if (from === '') {
    if (text.length > maxSpread) throw new TemplateFailure('The text is too large')
    meter.allocate((text.length + 1) * (to.length + 1))
    return text.replaceAll('', () => to)
  }
  let result = ''
  let end = 0
  for (let at = text.indexOf(from); at !== -1; at = text.indexOf(from, end)) {
    meter.spend(2)
    result += text.slice(end, at) + to
    end = at + from.length
  }
  return end === 0 ? text : result + text.slice(end)
}
