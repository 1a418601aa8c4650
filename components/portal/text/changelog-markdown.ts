import type { ChangelogEntry, LinkedChange } from '#server/portals/changelog/get-product-changelog.ts'
import { codeSpan, plainText } from './markdown-text.ts'
import type { TextWords } from './text-words.ts'

const shownDetails = 8

/** What changed for callers, newest first, below the heading that the page gives it. */
export function changelogMarkdown(words: TextWords, entries: readonly ChangelogEntry[], severalApis: boolean): string {
  if (entries.length === 0) return `${words.t('changelog.none')}.`
  return entries.map((entry) => entryMarkdown(words, entry, severalApis)).join('\n\n')
}

function entryMarkdown(
  words: TextWords,
  { at, apiName, breaking, changes }: ChangelogEntry,
  severalApis: boolean,
): string {
  const api = severalApis ? ` ${plainText(apiName)}` : ''
  return [
    `### ${at.toISOString().slice(0, 10)}${api}`,
    ...(breaking ? [`**${words.t('changelog.mayBreak')}**`] : []),
    changes.map((change) => changeMarkdown(words, change)).join('\n'),
  ].join('\n\n')
}

function changeMarkdown({ t }: TextWords, change: LinkedChange): string {
  const { outcome, httpMethod, path, summary, breaking, details } = change
  const mark = (isBreaking: boolean) => (isBreaking ? ` (**${t('changelog.breaking')}**)` : '')
  const hidden = details.length - shownDetails
  return [
    `- ${t(`changelog.${outcome}`)}: ${codeSpan(`${httpMethod} ${path}`)}${summary ? ` ${plainText(summary)}` : ''}${mark(
      breaking && outcome === 'removed',
    )}`,
    ...details.slice(0, shownDetails).map(({ text, breaking: breaks }) => `  - ${withCode(text)}${mark(breaks)}`),
    ...(hidden > 0 ? [`  - ${t('changelog.more', { count: hidden })}`] : []),
  ].join('\n')
}

/** What stands between backticks is a name; the rest is words, in which nothing is a mark. */
function withCode(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? codeSpan(part.slice(1, -1)) : spaced(part)))
    .join('')
}

function spaced(part: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(part) ?? []
  return `${before && ' '}${plainText(words)}${after && ' '}`
}
