'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DocumentProgress } from '#components/publish/document-progress.tsx'
import { DocumentSource } from '#components/publish/document-source.tsx'
import { useDocumentUpload } from '#components/publish/use-document-upload.ts'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { Select } from '#components/ui/select.tsx'
import { readFilePlace } from '#components/ui/send-file.ts'

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

/** Brings an OpenAPI document into the draft of an API that exists. Replacing the draft is asked about first. */
export function ImportDefinition({ restApiId, name, draft, uploadHref }: ImportDefinitionProps) {
  const t = useTranslations('apis.import')
  const [options, setOptions] = useState<Options>({
    mode: 'merge',
    failOnWarnings: false,
    keepsTexts: false,
    basePath: 'ignore',
  })
  const router = useRouter()
  const { state, send } = useDocumentUpload({
    href: `${uploadHref}?${searchOf(options)}`,
    readAnswer: readFilePlace,
    onTaken: ({ location }) => {
      // Another outcome may be chosen in the report of the document before.
      router.replace(location, { scroll: false })
      router.refresh()
    },
  })
  const [asked, setAsked] = useState<{ document: Blob; fileName: string }>()
  return (
    <Card title={t('title')} description={t('help')} info="apis.import" className="max-w-3xl">
      <div className="flex flex-col gap-5">
        <ImportOptions options={options} onChange={setOptions} />
        <DocumentSource
          label={t('document')}
          isBusy={state.status === 'sending'}
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
        <DocumentProgress state={state}>
          {(_, fileName) => <Imported restApiId={restApiId} fileName={fileName} />}
        </DocumentProgress>
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

function Imported({ restApiId, fileName }: { restApiId: string; fileName: string }) {
  const t = useTranslations('apis.import')
  const counter = useTranslations('stages.counter')
  return (
    <Notice
      tone="ok"
      title={t('done', { file: fileName })}
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

function searchOf({ mode, failOnWarnings, keepsTexts, basePath }: Options): URLSearchParams {
  return new URLSearchParams({
    mode,
    failOnWarnings: String(failOnWarnings),
    ...(keepsTexts ? { ignore: 'documentation' } : {}),
    basepath: basePath,
  })
}
