'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DocumentSource } from '#components/publish/document-source.tsx'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { Select } from '#components/ui/select.tsx'
import { sendFile } from '#components/ui/send-file.ts'

interface ImportDefinitionProps {
  restApiId: string
  name: string
  /** What the draft has now, for who is about to replace it. */
  draft: { resources: number; methods: number }
  /** The route handler that takes a document. */
  uploadHref: string
}

interface Options {
  mode: string
  failOnWarnings: boolean
  keepsTexts: boolean
  basePath: string
}

/** A document that was sent, and why it was refused; without a reason it is in the draft. */
interface Outcome {
  fileName: string
  refused?: string
}

/** Brings an OpenAPI document into the draft of an API that exists. Replacing the draft is asked about first. */
export function ImportDefinition({ restApiId, name, draft, uploadHref }: ImportDefinitionProps) {
  const t = useTranslations('apis.import')
  const [options, setOptions] = useState<Options>({
    mode: 'merge',
    failOnWarnings: false,
    keepsTexts: false,
    basePath: 'ignore',
  })
  const { sending, outcome, send } = useSending(`${uploadHref}?${searchOf(options)}`)
  const [asked, setAsked] = useState<{ document: Blob; fileName: string }>()
  return (
    <Card title={t('title')} description={t('help')} info="apis.import" className="max-w-3xl">
      <div className="flex flex-col gap-5">
        <ImportOptions options={options} onChange={setOptions} />
        <DocumentSource
          label={t('document')}
          isBusy={sending !== undefined}
          onDocument={(document, fileName) =>
            options.mode === 'overwrite' ? setAsked({ document, fileName }) : void send(document, fileName)
          }
        />
        <ConfirmDialog
          title={t('overwriteTitle', { name, file: asked?.fileName ?? '' })}
          action={async () => {
            if (asked) await send(asked.document, asked.fileName)
            return { status: 'ok' }
          }}
          confirmLabel={t('overwriteConfirm')}
          isOpen={asked !== undefined}
          onOpenChange={(isOpen) => !isOpen && setAsked(undefined)}
        >
          <p>{t('overwriteText', { ...draft, keepsTexts: String(options.keepsTexts) })}</p>
          <p>{t('overwriteSettings')}</p>
          <p>{t('overwriteStages')}</p>
        </ConfirmDialog>
        <div aria-live="polite" className="flex flex-col gap-3 empty:hidden">
          <Told restApiId={restApiId} sending={sending} outcome={outcome} />
        </div>
      </div>
    </Card>
  )
}

function ImportOptions({ options, onChange }: { options: Options; onChange: (options: Options) => void }) {
  const t = useTranslations('apis.import')
  const set = (some: Partial<Options>) => onChange({ ...options, ...some })
  return (
    <>
      <RadioCards
        label={t('mode')}
        cards={(['merge', 'overwrite'] as const).map((value) => ({
          value,
          title: t(`modes.${value}`),
          description: t(`modes.${value}Help`),
        }))}
        value={options.mode}
        onChange={(mode) => set({ mode })}
      />
      <Select
        label={t('basePath')}
        options={(['ignore', 'prepend', 'split'] as const).map((value) => ({
          value,
          label: t(`basePaths.${value}`),
          help: t(`basePaths.${value}Help`),
        }))}
        value={options.basePath}
        onChange={(basePath) => set({ basePath })}
      />
      <Checkbox
        isSelected={options.failOnWarnings}
        onChange={(failOnWarnings) => set({ failOnWarnings })}
        help={t('failOnWarningsHelp')}
      >
        {t('failOnWarnings')}
      </Checkbox>
      <Checkbox
        isSelected={options.keepsTexts}
        onChange={(keepsTexts) => set({ keepsTexts })}
        help={t('keepsTextsHelp')}
      >
        {t('keepsTexts')}
      </Checkbox>
    </>
  )
}

interface ToldProps {
  restApiId: string
  sending: string | undefined
  outcome: Outcome | undefined
}

function Told({ restApiId, sending, outcome }: ToldProps) {
  const t = useTranslations('apis.import')
  const from = useTranslations('publish.import')
  const counter = useTranslations('stages.counter')
  if (sending !== undefined) {
    return <p className="text-[0.8125rem] text-muted">{from('reading', { name: sending })}</p>
  }
  if (!outcome) return null
  if (outcome.refused !== undefined) {
    return (
      <Notice tone="danger" title={from('refused', { name: outcome.fileName })}>
        <span className="whitespace-pre-line">{outcome.refused}</span>
      </Notice>
    )
  }
  return (
    <Notice
      tone="ok"
      title={t('done', { file: outcome.fileName })}
      action={
        <LinkButton href={`/console/apis/${restApiId}/deploy`} size="small" variant="primary">
          {counter('review')}
        </LinkButton>
      }
    >
      {t('doneHelp')}
    </Notice>
  )
}

/** Sends one document at a time; the page, with the report, is rendered anew after it. */
function useSending(href: string) {
  const ui = useTranslations('ui')
  const router = useRouter()
  const [sending, setSending] = useState<string>()
  const [outcome, setOutcome] = useState<Outcome>()
  const send = async (document: Blob, fileName: string): Promise<void> => {
    setSending(fileName)
    setOutcome(undefined)
    const answer = await sendFile(href, document, ui)
    setSending(undefined)
    setOutcome('location' in answer ? { fileName } : { fileName, refused: answer.message })
    if (!('location' in answer)) return
    // Another outcome may be chosen in the report of the document before.
    router.replace(answer.location, { scroll: false })
    router.refresh()
  }
  return { sending, outcome, send }
}

function searchOf({ mode, failOnWarnings, keepsTexts, basePath }: Options): URLSearchParams {
  return new URLSearchParams({
    mode,
    failOnWarnings: String(failOnWarnings),
    ...(keepsTexts ? { ignore: 'documentation' } : {}),
    basepath: basePath,
  })
}
