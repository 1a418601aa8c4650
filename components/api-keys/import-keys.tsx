'use client'

import { FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { FileButton } from '#components/ui/file-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { ImportCheck } from '#server/access/api-keys/check-api-key-import.ts'
import { ImportReport } from './import-report.tsx'

/** What an action answers: what it did, or why it did nothing. */
export type ImportOutcome<Done> = Done | { problem: string }

interface ImportKeysProps {
  check: (csv: string) => Promise<ImportOutcome<ImportCheck>>
  /** Goes on to the list when it is done. */
  importKeys: (csv: string) => Promise<{ problem: string }>
}

const example = `name,key,description,enabled,usageplanids
Partner X,8u7Wq2rT5yLk0PzXc3Vb9NmQ1sDfGhJ4,Production,true,`

/** Keys from a file or from the clipboard: first a report line by line, then the import. */
export function ImportKeys({ check, importKeys }: ImportKeysProps) {
  const t = useTranslations('api-keys.importKeys')
  const [csv, setCsv] = useState('')
  const [outcome, setOutcome] = useState<ImportOutcome<ImportCheck>>()
  const [isPending, startTransition] = useTransition()
  const change = (text: string) => {
    setCsv(text)
    setOutcome(undefined)
  }
  const send = (run: (csv: string) => Promise<ImportOutcome<ImportCheck>>) => {
    startTransition(async () => {
      const answer = await run(csv).catch(() => ({ problem: t('failed') }))
      startTransition(() => setOutcome(answer))
    })
  }
  const report = outcome && !('problem' in outcome) ? outcome : undefined
  const imported = report ? report.created + report.updated : 0
  return (
    <>
      <Card
        title={t('file')}
        info="apiKeys.import"
        description={t('fileHelp')}
        actions={
          <FileButton
            label={t('fileLabel')}
            accept=".csv,text/csv,text/plain"
            icon={<FileUp />}
            onFile={async (file) => change(await file.text())}
          >
            {t('choose')}
          </FileButton>
        }
      >
        <div className="flex flex-col gap-4">
          <TextArea
            label={t('lines')}
            help={t('linesHelp')}
            placeholder={example}
            value={csv}
            onChange={change}
            rows={10}
            monospace
          />
          <Button
            variant={report ? 'secondary' : 'primary'}
            className="self-start"
            isDisabled={csv.trim() === ''}
            isPending={isPending && !report}
            onPress={() => send(check)}
          >
            {t('check')}
          </Button>
        </div>
      </Card>
      <div role="status" className="flex flex-col gap-5 empty:hidden">
        {outcome && 'problem' in outcome && (
          <Notice tone="danger" title={t('refused')}>
            {outcome.problem}
          </Notice>
        )}
        {report && <ImportReport report={report} />}
      </div>
      {report && imported > 0 && (
        <Button variant="primary" className="self-start" isPending={isPending} onPress={() => send(importKeys)}>
          {t('import', { count: imported })}
        </Button>
      )}
    </>
  )
}
