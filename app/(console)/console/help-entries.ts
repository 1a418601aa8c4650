import { helpLinks } from '#components/shell/help-links.ts'
import type { HelpEntry } from '#components/shell/help-panel.tsx'

type HelpTexts = Readonly<Record<string, Readonly<Record<string, { title: string; text: string }>>>>

/** All entries of the help. Braces that stand for themselves are quoted in the catalogue, as everywhere in it. */
export function helpEntries(help: HelpTexts): HelpEntry[] {
  return Object.entries(help).flatMap(([group, entries]) =>
    Object.entries(entries).map(([name, { title, text }]) => {
      const topic = `${group}.${name}`
      const href = helpLinks[topic]
      return { topic, title, text: text.replaceAll(/'([{}])'/g, '$1'), ...(href ? { href } : {}) }
    }),
  )
}
