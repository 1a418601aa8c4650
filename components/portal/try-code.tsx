'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { showToast } from '#components/ui/toast.tsx'
import { type CodeLanguage, codeLanguages, codeSample } from './code-samples.ts'
import type { BuiltRequest } from './request-draft.ts'
import type { TryApp } from './try-key-picker.tsx'
import type { RevealKey } from './try-result.ts'

interface TryCodeProps {
  request: BuiltRequest
  baseUrl: string
  app: TryApp | undefined
  needsKey: boolean
  revealKey: RevealKey
}

/** The same width for every key, so that its length does not show. */
const mask = '•'.repeat(24)

/** The request as a program, with the reader's key in it once they ask to see it. */
export function TryCode({ request, baseUrl, app, needsKey, revealKey }: TryCodeProps) {
  const [language, setLanguage] = useState<CodeLanguage>('curl')
  const [shown, setShown] = useState<{ appId: string; value: string }>()
  const value = shown && shown.appId === app?.appId ? shown.value : undefined
  const key = app ? (value ?? mask) : needsKey ? 'YOUR_API_KEY' : undefined
  const code = codeSample(language, { ...request, baseUrl, key })

  const toggle = async () => {
    if (!app || value) return setShown(undefined)
    const revealed = await revealKey(app.appId)
    if ('refused' in revealed) showToast({ tone: 'danger', message: revealed.refused })
    else setShown({ appId: app.appId, value: revealed.value })
  }

  return (
    <section aria-label="Code" className="flex flex-col gap-2 border-line border-t pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <fieldset aria-label="Language" className="flex gap-1">
          {codeLanguages.map(({ id, label }) => (
            <Button
              key={id}
              size="small"
              variant="ghost"
              aria-pressed={language === id}
              onPress={() => setLanguage(id)}
              className={classNames(language === id && 'bg-sunken text-ink')}
            >
              {label}
            </Button>
          ))}
        </fieldset>
        {app && (
          <Button size="small" variant="ghost" icon={value ? <EyeOff /> : <Eye />} onPress={toggle}>
            {value ? 'Hide key' : 'Show key'}
          </Button>
        )}
      </div>
      <CodeBlock code={code} wrap />
      {app && !value && <p className="text-muted text-xs">Show the key to copy code that runs as it is.</p>}
    </section>
  )
}
