import { useTranslations } from 'next-intl'
import type { Translate } from '#components/messages/translate.ts'
import { Markdown } from '#components/portal/markdown.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { membersOf, textMember } from './part-properties.ts'
import { isMembers, schemaWords } from './schema-words.ts'

interface PropertiesViewProps {
  /** JSON text. */
  properties: string
  /** Small, for a row among others. */
  compact?: boolean
}

const elsewhere = new Set(['summary', 'title', 'description', 'tags', 'schema', 'content', 'required', 'deprecated'])

/** What a text says, as its reader sees it: title, description, tags, schema, examples; other members as they are. */
export function PropertiesView({ properties, compact }: PropertiesViewProps) {
  const t = useTranslations('documentation')
  const members = membersOf(properties)
  const heading = textMember(members, 'summary') || textMember(members, 'title')
  const description = textMember(members, 'description')
  const facts = factsOf(members, t)
  const others = Object.entries(members).filter(([name]) => !elsewhere.has(name))
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {heading && <p className={compact ? 'font-medium text-[0.8125rem]' : 'font-semibold text-sm'}>{heading}</p>}
      {facts && <p className="font-mono text-muted text-xs wrap-anywhere">{facts}</p>}
      {description && (
        <div className={compact ? compactText : '[&>div]:text-sm [&>div]:leading-6'}>
          <Markdown text={description} />
        </div>
      )}
      <Tags tags={members.tags} />
      {isMembers(members.content) && <Content content={members.content} />}
      {others.length > 0 && (
        <dl className="flex flex-col gap-1 text-xs">
          {others.map(([name, value]) => (
            <div key={name} className="flex gap-2 wrap-anywhere">
              <dt className="shrink-0 font-mono text-faint">{name}</dt>
              <dd className="min-w-0 font-mono text-muted">{clipped(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

const compactText = '[&>div]:gap-2 [&>div]:text-[0.8125rem] [&>div]:leading-5'

/** `required · integer · from 1`. */
function factsOf(members: Readonly<Record<string, unknown>>, t: Translate<'documentation'>): string {
  return [
    members.required === true && t('facts.required'),
    members.deprecated === true && t('facts.deprecated'),
    isMembers(members.schema) && schemaWords(members.schema, t),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The tags of an operation, or of an API: names, or objects with names. */
function Tags({ tags }: { tags: unknown }) {
  const t = useTranslations('documentation')
  if (!Array.isArray(tags)) return null
  const names = tags.flatMap((tag: unknown) => {
    const name = isMembers(tag) ? tag.name : tag
    return typeof name === 'string' ? [name] : []
  })
  if (names.length === 0) return null
  return (
    <ul aria-label={t('propertiesView.tags')} className="flex flex-wrap gap-1.5">
      {[...new Set(names)].map((tag) => (
        <li key={tag} className="rounded-full bg-sunken px-2 py-0.5 text-muted text-xs">
          {tag}
        </li>
      ))}
    </ul>
  )
}

function Content({ content }: { content: Readonly<Record<string, unknown>> }) {
  const t = useTranslations('documentation')
  return (
    <ul className="flex flex-col gap-1.5">
      {Object.entries(content).map(([mediaType, given]) => {
        const media = isMembers(given) ? given : {}
        return (
          <li key={mediaType} className="flex min-w-0 flex-col gap-1 font-mono text-muted text-xs">
            <span className="wrap-anywhere">
              {[mediaType, isMembers(media.schema) && schemaWords(media.schema, t)].filter(Boolean).join(' · ')}
            </span>
            {media.example !== undefined && (
              <details>
                <summary className="w-fit text-link">{t('propertiesView.example')}</summary>
                <CodeBlock code={JSON.stringify(media.example, undefined, 2)} wrap className="mt-1.5" />
              </details>
            )}
          </li>
        )
      })}
    </ul>
  )
}

const longestValue = 300

function clipped(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}
