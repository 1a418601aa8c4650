'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { CodeEditor } from './code-editor.tsx'
import { helloWorld } from './hello-world.ts'
import { useZipUpload } from './use-zip-upload.ts'
import { ZipButton } from './zip-button.tsx'

interface NewFunctionProps {
  action: FormAction
  /** The route handler that takes packages. */
  uploadHref: string
}

/** A name, and code: written here, or as a zip. */
export function NewFunction({ action, uploadHref }: NewFunctionProps) {
  const t = useTranslations('functions')
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [handler, setHandler] = useState('index.handler')
  const [way, setWay] = useState('write')
  const [source, setSource] = useState(helloWorld)
  const upload = useZipUpload()
  const sendZip = (zip: File) => {
    const search = new URLSearchParams({ create: name.trim(), description, handler })
    return upload.send(`${uploadHref}?${search}`, zip)
  }
  return (
    <Card>
      <Form action={action} aria-label={t('newFunction.newFunction')}>
        <TextField
          name="functionName"
          label={t('newFunction.name')}
          info="functions.name"
          value={name}
          onChange={setName}
          help={t('newFunction.lettersDigitsAnd')}
          monospace
          autoComplete="off"
          autoFocus
        />
        <TextField
          name="description"
          label={t('newFunction.description')}
          value={description}
          onChange={setDescription}
          optional
        />
        <RadioCards
          label={t('newFunction.code')}
          info="functions.code"
          value={way}
          onChange={setWay}
          cards={[
            {
              value: 'write',
              title: t('newFunction.writeItHere'),
              description: t('newFunction.oneFileIndexMjsThatWorks'),
            },
            {
              value: 'zip',
              title: t('newFunction.uploadAZip'),
              description: t('newFunction.withItsPackagesInNodeModules'),
            },
          ]}
        />
        {way === 'write' ? (
          <>
            <CodeEditor label="index.mjs" name="source" value={source} onChange={setSource} />
            <SubmitButton className="self-start">{t('newFunction.createFunction')}</SubmitButton>
          </>
        ) : (
          <>
            <TextField
              label={t('newFunction.handler')}
              info="functions.handler"
              value={handler}
              onChange={setHandler}
              help={t('newFunction.indexHandlerIsWhat')}
              monospace
            />
            <div className="flex flex-col items-start gap-3" aria-live="polite">
              <ZipButton isBusy={upload.isBusy} onZip={sendZip}>
                {t('newFunction.chooseAZipAndCreate')}
              </ZipButton>
              {upload.refusal && (
                <Notice tone="danger" title={t('newFunction.theFunctionWasNotMade')}>
                  {upload.refusal}
                </Notice>
              )}
            </div>
          </>
        )}
      </Form>
    </Card>
  )
}
