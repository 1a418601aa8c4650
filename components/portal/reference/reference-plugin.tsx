'use client'

import { useTranslations } from 'next-intl'
import type { ComponentType } from 'react'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { matchesOperation } from './match-operation.ts'
import { CopyLink, FollowedSummary } from './operation-row.tsx'
import { ReferenceLayout } from './reference-layout.tsx'
import type { SummaryProps, TaggedOperations } from './reference-system.ts'
import { type AnyComponent, reworded } from './reword.ts'
import { type SwaggerWord, swaggerWords } from './swagger-words.ts'

/** Under which Swagger UI finds our layout. */
export const layoutName = 'PortalReference'

type Say = (word: SwaggerWord) => string

/** What of Swagger UI is ours: layout, code, words, search, and links to operations. */
export function referencePlugin(say: Say): () => object {
  return () => ({
    components: { [layoutName]: ReferenceLayout, HighlightCode: PlainCode, DeepLink: TagName },
    wrapComponents: { ...rewordings(say), OperationSummary: followed },
    fn: { opsFilter: filterOperations },
  })
}

function rewordings(say: Say): object {
  return Object.fromEntries(
    Object.entries(swaggerWords).map(([name, words]) => [
      name,
      (Original: AnyComponent) => {
        const own = reworded(Original, phrasesOf(words, say))
        return name === 'CopyToClipboardBtn' ? withLink(own) : own
      },
    ]),
  )
}

function phrasesOf(words: Readonly<Record<string, SwaggerWord>>, say: Say) {
  return new Map(Object.entries(words).map(([phrase, word]) => [phrase, say(word)]))
}

/** Tags that keep an operation, with those only. */
function filterOperations(tags: TaggedOperations, search: string): TaggedOperations {
  return tags
    .map((tag) =>
      tag.set(
        'operations',
        tag.get('operations').filter((entry) => matchesOperation(entry, search)),
      ),
    )
    .filter((tag) => tag.get('operations').size > 0)
}

function followed(Original: ComponentType<SummaryProps>): ComponentType<SummaryProps> {
  return (props) => <FollowedSummary {...props} summary={Original} />
}

/** With the button that copies the link after the one that copies the path. */
function withLink(Original: AnyComponent): AnyComponent {
  return (props) => (
    <>
      <Original {...props} />
      <CopyLink />
    </>
  )
}

/** Its highlighter has colours for one theme only. */
function PlainCode({ children }: { children?: unknown }) {
  const t = useTranslations('portal.reference')
  const code = typeof children === 'string' ? children : ''
  return <CodeBlock code={code === '(no example available' ? t('noExample') : code} wrap />
}

/** The name of a tag, which Swagger UI draws as a link to nowhere; what has no tag, it puts under `default`. */
function TagName({ text }: { text: string }) {
  const t = useTranslations('portal.reference')
  return <span>{text === 'default' ? t('untagged') : text}</span>
}
