/** A part of a product's prose, from one heading to the next. */
export interface GuideSection {
  /** Without the marks of emphasis and code. */
  readonly title: string
  readonly text: string
}

/** The sections of Markdown prose; what comes before the first heading belongs to none, and code has no headings. */
export function guideSections(markdown: string): GuideSection[] {
  const sections: { title: string; lines: string[] }[] = []
  let fence: string | undefined
  for (const line of markdown.split('\n')) {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? []
    if (mark && fence === undefined) fence = mark
    else if (mark && fence && mark.startsWith(fence)) fence = undefined
    const [, title] = (fence === undefined && /^ {0,3}#{1,4}\s+(.+?)\s*#*\s*$/.exec(line)) || []
    if (title === undefined) sections.at(-1)?.lines.push(line)
    else sections.push({ title: title.replace(/[*_`]+/g, ''), lines: [] })
  }
  return sections.map(({ title, lines }) => ({ title, text: lines.join('\n').trim() }))
}
