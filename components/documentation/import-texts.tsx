'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DocumentSource } from '#components/publish/document-source.tsx'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { countWords } from './location-words.ts'
import { type ImportOutcome, sendTexts } from './send-texts.ts'

interface ImportTextsProps {
  /** The address of the documentation pages. */
  base: string
}

/** Brings texts in from a file: an OpenAPI document or an AWS export. Resources and methods stay as they are. */
export function ImportTexts({ base }: ImportTextsProps) {
  const t = useTranslations('documentation')
  const from = useTranslations('publish.import')
  const router = useRouter()
  const [mode, setMode] = useState('merge')
  const [failOnWarnings, setFailOnWarnings] = useState(false)
  const [sending, setSending] = useState<string>()
  const [outcome, setOutcome] = useState<ImportOutcome>()
  const send = async (document: Blob, fileName: string) => {
    setSending(fileName)
    setOutcome(undefined)
    setOutcome(
      await sendTexts(`${base}/import/file?mode=${mode}&failOnWarnings=${failOnWarnings}`, document, fileName, t),
    )
    setSending(undefined)
    router.refresh()
  }
  return (
    <Card
      title={t('importTexts.importTextsFromAFile')}
      description={t('importTexts.theDescriptionsOfAnOpenAPI')}
      className="max-w-3xl"
    >
      <div className="flex flex-col gap-5">
        <RadioCards
          label={t('importTexts.whatBecomesOfTheTexts')}
          cards={[
            { value: 'merge', title: t('importTexts.merge'), description: t('importTexts.mergeHelp') },
            { value: 'overwrite', title: t('importTexts.overwrite'), description: t('importTexts.overwriteHelp') },
          ]}
          value={mode}
          onChange={setMode}
        />
        <Checkbox isSelected={failOnWarnings} onChange={setFailOnWarnings} help={t('importTexts.withoutItWhatCanBe')}>
          {t('importTexts.changeNothingIfThereIs')}
        </Checkbox>
        <DocumentSource label={t('importTexts.documentWithTexts')} isBusy={sending !== undefined} onDocument={send} />
        <div aria-live="polite" className="flex flex-col gap-3 empty:hidden">
          {sending !== undefined && <p className="text-[0.8125rem] text-muted">{from('reading', { name: sending })}</p>}
          {outcome && <Outcome outcome={outcome} base={base} />}
        </div>
      </div>
    </Card>
  )
}

function Outcome({ outcome, base }: { outcome: ImportOutcome; base: string }) {
  const t = useTranslations('documentation')
  const from = useTranslations('publish.import')
  if ('message' in outcome) {
    return (
      <Notice tone="danger" title={from('refused', { name: outcome.fileName })}>
        {outcome.message}
      </Notice>
    )
  }
  const { count, warnings } = outcome
  return (
    <>
      <Notice
        tone="ok"
        title={t('importTexts.importedFrom', { value0: countWords(count, 'text', t), fileName: outcome.fileName })}
        action={
          <LinkButton href={base} size="small">
            {t('importTexts.seeTheTexts')}
          </LinkButton>
        }
      />
      {warnings.length > 0 && (
        <Notice tone="warn" title={countWords(warnings.length, 'warning', t)}>
          <ul className="flex max-h-80 list-disc flex-col gap-1 overflow-auto pl-4">
            {[...new Set(warnings)].map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
