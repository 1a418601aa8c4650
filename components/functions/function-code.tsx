'use client'

import { Download, FilePlus2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { FunctionFile } from '#server/functions/list-function-files.ts'
import { FileEditor } from './file-editor.tsx'
import { useZipUpload } from './use-zip-upload.ts'
import { ZipButton } from './zip-button.tsx'

interface FunctionCodeProps {
  functionName: string
  revisionId: string
  handler: string
  files: readonly FunctionFile[]
  /** False: there are more than are listed. */
  isComplete: boolean
  /** The file that the address names. */
  wanted: string
  canWrite: boolean
  saveAction: FormAction
  removeAction: FormAction
  uploadHref: string
}

/** The files of the package, one of them open; or another package. */
export function FunctionCode(props: FunctionCodeProps) {
  const t = useTranslations('functions')
  const { functionName, files, isComplete, handler, wanted, canWrite } = props
  const [path, setPath] = useState(() => firstShown(files, wanted, handler))
  const [added, setAdded] = useState<string>()
  const upload = useZipUpload()
  const file = files.find((each) => each.path === path)
  return (
    <Card
      title={t('functionCode.code')}
      description={
        isComplete
          ? t('functionCode.files', { count: files.length })
          : t('functionCode.theFirstFiles', { length: files.length })
      }
      actions={
        <>
          <LinkButton href={`/console/functions/${functionName}/code`} icon={<Download />} variant="ghost" download>
            {t('functionCode.download')}
          </LinkButton>
          {canWrite && (
            <ZipButton isBusy={upload.isBusy} onZip={(zip) => upload.send(props.uploadHref, zip)}>
              {t('functionCode.uploadAZip')}
            </ZipButton>
          )}
        </>
      }
    >
      <div className="flex min-w-0 flex-col gap-4">
        {upload.refusal && (
          <Notice tone="danger" title={t('functionCode.theCodeWasNotChanged')}>
            {upload.refusal}
          </Notice>
        )}
        <div className="flex flex-wrap items-end gap-2">
          {added === undefined ? (
            <>
              <Select
                label={t('functionCode.file')}
                value={path}
                onChange={setPath}
                options={files.map((each) => ({ value: each.path, label: each.path }))}
                className="max-w-72"
              />
              {canWrite && (
                <Button variant="ghost" icon={<FilePlus2 />} onPress={() => setAdded('')}>
                  {t('functionCode.addAFile')}
                </Button>
              )}
            </>
          ) : (
            <>
              <TextField
                label={t('functionCode.newFile')}
                value={added}
                onChange={setAdded}
                placeholder="part.mjs"
                monospace
                autoFocus
                className="max-w-72"
              />
              <Button variant="ghost" onPress={() => setAdded(undefined)}>
                {t('functionCode.cancel')}
              </Button>
            </>
          )}
        </div>
        <FileEditor
          key={added === undefined ? path : '+'}
          functionName={functionName}
          revisionId={props.revisionId}
          path={added ?? path}
          text={added === undefined ? file?.text : ''}
          size={file?.size ?? 0}
          isNew={added !== undefined}
          canWrite={canWrite}
          mayRemove={canWrite && files.length > 1 && added === undefined}
          saveAction={props.saveAction}
          removeAction={props.removeAction}
          onSaved={() => {
            if (added === undefined) return
            setPath(added.trim())
            setAdded(undefined)
          }}
        />
      </div>
    </Card>
  )
}

/** The one that the address names, the handler's, or the first. */
function firstShown(files: readonly FunctionFile[], wanted: string, handler: string): string {
  const module = handler.slice(0, handler.lastIndexOf('.'))
  const named = files.find(({ path }) => path === wanted)
  const handling = files.find(({ path }) => [`${module}.js`, `${module}.mjs`, `${module}.cjs`].includes(path))
  return (named ?? handling ?? files[0])?.path ?? ''
}
