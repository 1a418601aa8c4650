'use client'

import { CornerDownRight, PencilLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { DocumentedPart } from '#server/rest-apis/documentation/get-documentation-tree.ts'
import { countWords, placeWords } from './location-words.ts'
import { PropertiesView } from './properties-view.tsx'

interface InheritedTextProps {
  part: DocumentedPart
  /** The editor of the part itself. */
  sourceHref: string
  /** Undefined for those who may only look. */
  onOverride: (() => void) | undefined
}

/** A text from above: what it says, where it is from, and the two ways to change it. */
export function InheritedText({ part, sourceHref, onOverride }: InheritedTextProps) {
  const t = useTranslations('documentation')
  return (
    <>
      <div className="flex flex-col gap-3 rounded-lg border border-line bg-canvas p-4">
        <p className="flex items-start gap-2 text-[0.8125rem] text-muted">
          <CornerDownRight className="mt-0.5 size-3.5 shrink-0 text-info" aria-hidden />
          <span>
            {t.rich('inheritedText.from', {
              place: placeWords(part.location, t),
              places: countWords(part.appliesTo, 'place', t),
              strong: (words) => <strong className="font-medium text-ink">{words}</strong>,
            })}
          </span>
        </p>
        <PropertiesView properties={part.properties} />
      </div>
      {onOverride && (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" icon={<PencilLine />} onPress={onOverride}>
            {t('inheritedText.overrideHere')}
          </Button>
          <LinkButton href={sourceHref} scroll={false}>
            {t('inheritedText.editAtTheSource')}
          </LinkButton>
        </div>
      )}
    </>
  )
}
