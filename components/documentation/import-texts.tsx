'use client'

import { FileUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { FileButton } from '#components/ui/file-button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { countWords } from './location-words.ts'
import { type ImportOutcome, sendTexts } from './send-texts.ts'

interface ImportTextsProps {
  /** The address of the documentation pages. */
  base: string
}

const modes = [
  {
    value: 'merge',
    title: 'Merge',
    description: 'Its texts come in; others stay, and so do members that it does not name',
  },
  { value: 'overwrite', title: 'Overwrite', description: 'All texts of this API are replaced by those of the file' },
]

/** Brings texts in from a file: an OpenAPI document or an AWS export. Resources and methods stay as they are. */
export function ImportTexts({ base }: ImportTextsProps) {
  const router = useRouter()
  const [mode, setMode] = useState('merge')
  const [failOnWarnings, setFailOnWarnings] = useState(false)
  const [isPasting, setIsPasting] = useState(false)
  const [text, setText] = useState('')
  const [sending, setSending] = useState<string>()
  const [outcome, setOutcome] = useState<ImportOutcome>()
  const send = async (document: Blob, fileName: string) => {
    setSending(fileName)
    setOutcome(undefined)
    setOutcome(await sendTexts(`${base}/import/file?mode=${mode}&failOnWarnings=${failOnWarnings}`, document, fileName))
    setSending(undefined)
    router.refresh()
  }
  return (
    <Card
      title="Import texts from a file"
      description="The descriptions of an OpenAPI document, and the parts of an AWS export; JSON or YAML, up to 60 MB"
      className="max-w-3xl"
    >
      <div className="flex flex-col gap-5">
        <RadioCards label="What becomes of the texts that are here" cards={modes} value={mode} onChange={setMode} />
        <Checkbox
          isSelected={failOnWarnings}
          onChange={setFailOnWarnings}
          help="Without it, what can be read comes in and the rest is listed."
        >
          Change nothing if there is a warning
        </Checkbox>
        <div className="flex flex-wrap gap-2">
          <FileButton
            label="Document with texts"
            accept=".json,.yaml,.yml,application/json,application/yaml,text/yaml"
            icon={<FileUp />}
            isPending={sending !== undefined}
            onFile={(file) => send(file, file.name)}
          >
            Choose a file
          </FileButton>
          <Button variant="ghost" onPress={() => setIsPasting(!isPasting)}>
            {isPasting ? 'Do not paste' : 'Paste it'}
          </Button>
        </div>
        {isPasting && (
          <div className="flex flex-col gap-3">
            <TextArea label="Document" value={text} onChange={setText} rows={10} monospace autoFocus />
            <Button
              variant="primary"
              isDisabled={!text.trim()}
              isPending={sending !== undefined}
              onPress={() => send(new Blob([text]), 'What was pasted')}
              className="self-start"
            >
              Import
            </Button>
          </div>
        )}
        <div aria-live="polite" className="flex flex-col gap-3 empty:hidden">
          {sending !== undefined && <p className="text-[0.8125rem] text-muted">Reading {sending}…</p>}
          {outcome && <Outcome outcome={outcome} base={base} />}
        </div>
      </div>
    </Card>
  )
}

function Outcome({ outcome, base }: { outcome: ImportOutcome; base: string }) {
  if ('message' in outcome) {
    return (
      <Notice tone="danger" title={`${outcome.fileName} was not imported`}>
        {outcome.message}
      </Notice>
    )
  }
  const { count, warnings } = outcome
  return (
    <>
      <Notice
        tone="ok"
        title={`${countWords(count, 'text')} imported from ${outcome.fileName}`}
        action={
          <LinkButton href={base} size="small">
            See the texts
          </LinkButton>
        }
      />
      {warnings.length > 0 && (
        <Notice tone="warn" title={countWords(warnings.length, 'warning')}>
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
