import { ArrowLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Translate } from '#components/messages/translate.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { DocumentedPart } from '#server/rest-apis/documentation/get-documentation-tree.ts'
import { countWords, placeWords, typeWords } from './location-words.ts'
import type { TextTarget } from './text-target.ts'

interface TextHeadingProps {
  target: TextTarget
  /** A text of its own is being written over an inherited one. */
  isOverriding: boolean
  /** From the source back to the entity. */
  backHref: string | undefined
}

/** What the text is about and where it stands. */
export function TextHeading({ target, isOverriding, backHref }: TextHeadingProps) {
  const t = useTranslations('documentation')
  const location = target.kind === 'part' ? target.part.location : target.entity.location
  const title = location.type === 'API' && target.entity ? target.entity.label : (location.name ?? location.statusCode)
  return (
    <header className="flex flex-wrap items-start justify-between gap-3">
      {backHref !== undefined && (
        <LinkButton
          href={backHref}
          variant="ghost"
          size="small"
          icon={<ArrowLeft />}
          scroll={false}
          className="-ml-2.5"
        >
          {t('textHeading.backToWhereItShows')}
        </LinkButton>
      )}
      <div className="flex min-w-0 flex-col gap-0.5">
        <h2 className="flex flex-wrap items-baseline gap-x-2 font-semibold text-base">
          {typeWords(location.type, t)}
          {title && title !== '*' && <code className="font-medium text-sm wrap-anywhere">{title}</code>}
        </h2>
        <p className="text-[0.8125rem] text-muted wrap-anywhere">{placeWords(location, t)}</p>
      </div>
      <State target={target} isOverriding={isOverriding} />
    </header>
  )
}

function State({ target, isOverriding }: Pick<TextHeadingProps, 'target' | 'isOverriding'>) {
  const t = useTranslations('documentation')
  if (isOverriding) return <StatusChip tone="warn">{t('textHeading.overrideNotSaved')}</StatusChip>
  if (target.kind === 'missing') return <StatusChip>{t('textHeading.missing')}</StatusChip>
  if (target.kind === 'inherited') return <StatusChip tone="info">{t('textHeading.inherited')}</StatusChip>
  return <StatusChip tone={target.part.appliesTo === 0 ? 'warn' : 'ok'}>{reach(target.part, t)}</StatusChip>
}

function reach({ appliesTo }: DocumentedPart, t: Translate<'documentation'>): string {
  if (appliesTo === 0) return t('textHeading.appliesToNothing')
  return appliesTo > 1
    ? t('textHeading.showsIn', { places: countWords(appliesTo, 'place', t) })
    : t('textHeading.documented')
}
