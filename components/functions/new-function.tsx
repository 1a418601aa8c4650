'use client'

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
      <Form action={action} aria-label="New function">
        <TextField
          name="functionName"
          label="Name"
          value={name}
          onChange={setName}
          help="Letters, digits, - and _; it is part of the ARN and cannot be changed."
          monospace
          autoComplete="off"
          autoFocus
        />
        <TextField name="description" label="Description" value={description} onChange={setDescription} optional />
        <RadioCards
          label="Code"
          value={way}
          onChange={setWay}
          cards={[
            { value: 'write', title: 'Write it here', description: 'One file, index.mjs, that works as it is' },
            { value: 'zip', title: 'Upload a zip', description: 'With its packages in node_modules, up to 10 MB' },
          ]}
        />
        {way === 'write' ? (
          <>
            <CodeEditor label="index.mjs" name="source" value={source} onChange={setSource} />
            <SubmitButton className="self-start">Create function</SubmitButton>
          </>
        ) : (
          <>
            <TextField
              label="Handler"
              value={handler}
              onChange={setHandler}
              help="{file}.{export}: index.handler is what index.js or index.mjs exports as handler."
              monospace
            />
            <div className="flex flex-col items-start gap-3" aria-live="polite">
              <ZipButton isBusy={upload.isBusy} onZip={sendZip}>
                Choose a zip and create
              </ZipButton>
              {upload.refusal && (
                <Notice tone="danger" title="The function was not made">
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
