import { lowerHeadings, plainText } from './markdown-text.ts'
import type { TextWords } from './text-words.ts'

interface MarkdownGuide {
  readonly title: string
  readonly markdown: string
  readonly product: { readonly slug: string; readonly name: string }
  readonly guides: readonly { readonly slug: string; readonly title: string }[]
}

/** A guide as Markdown, with the way to its product and to the other guides. */
export function guideMarkdown(
  { t }: TextWords,
  { title, markdown, product, guides }: MarkdownGuide,
  publicUrl: string,
): string {
  const base = `${publicUrl}/products/${product.slug}`
  const others = guides.filter((guide) => guide.title !== title)
  return `${[
    `# ${plainText(title)}`,
    t('text.guideOf', { product: `[${plainText(product.name)}](${base}.md)` }),
    ...(markdown.trim() ? [lowerHeadings(markdown.trim(), 1)] : []),
    ...(others.length > 0
      ? [
          `## ${t('text.moreGuides')}`,
          others.map((guide) => guideLine(guide, `${base}/guides/${guide.slug}`)).join('\n'),
        ]
      : []),
  ].join('\n\n')}\n`
}

/** A guide in one line, with its address as Markdown. */
export function guideLine({ title }: { readonly title: string }, url: string): string {
  return `- [${plainText(title)}](${url}.md)`
}
