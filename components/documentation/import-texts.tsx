'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DocumentProgress } from '#components/publish/document-progress.tsx'
import { DocumentSource } from '#components/publish/document-source.tsx'
import { useDocumentUpload } from '#components/publish/use-document-upload.ts'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { countWords } from './location-words.ts'

interface ImportTextsProps {
  /** The address of the documentation pages. */
  base: string
}

/** How many texts a document has brought, and what of it could not be. */
interface TakenTexts {
  readonly count: number
  readonly warnings: readonly string[]
}

/** Brings texts in from a file: an OpenAPI document or an AWS export. Resources and methods stay as they are. */
export function ImportTexts({ base }: ImportTextsProps) {
  const t = useTranslations('documentation')
  const router = useRouter()
  const [mode, setMode] = useState('merge')
  const [failOnWarnings, setFailOnWarnings] = useState(false)
  const { state, send } = useDocumentUpload({
    href: `${base}/import/file?mode=${mode}&failOnWarnings=${failOnWarnings}`,
    readAnswer: readTaken,
    onTaken: () => router.refresh(),
  })
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
        <DocumentSource
          label={t('importTexts.documentWithTexts')}
          isBusy={state.status === 'sending'}
          onDocument={send}
        />
        <DocumentProgress state={state}>
          {(taken, fileName) => <Imported {...taken} fileName={fileName} base={base} />}
        </DocumentProgress>
      </div>
    </Card>
  )
}

function Imported({ count, warnings, fileName, base }: TakenTexts & { fileName: string; base: string }) {
  const t = useTranslations('documentation')
  return (
    <>
      <Notice
        tone="ok"
        title={t('importTexts.importedFrom', { value0: countWords(count, 'text', t), fileName })}
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

function readTaken(answer: object): TakenTexts | undefined {
  if (!('count' in answer) || typeof answer.count !== 'number' || !('warnings' in answer)) return undefined
  return { count: answer.count, warnings: Array.isArray(answer.warnings) ? answer.warnings.map(String) : [] }
}
