'use client'

import { Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Form as AriaForm } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { CallAnswer } from './call-answer.tsx'

/** What a call through the server came to. */
export type CallOutcome =
  | {
      status: number
      headers: readonly (readonly [name: string, value: string])[]
      body: string
      truncated: boolean
      latencyMs: number
    }
  | { error: string }

export interface StageCall {
  restApiId: string
  stageName: string
  httpMethod: string
  path: string
  apiKeyId?: string | undefined
  body?: string | undefined
  token?: { header: string; value: string } | undefined
}

interface LiveCallProps {
  restApiId: string
  stageName: string
  apiKeyId: string | undefined
  /** The header in which an authorizer looks. */
  tokenHeader: string | undefined
  call: (input: StageCall) => Promise<CallOutcome>
  /** What can be called; the first fires by itself. */
  methods: readonly { httpMethod: string; path: string }[]
}

const retries = 8
const retryAfterMs = 350

/** Calls the stage through the server: at once by itself, then as often as one likes. */
export function LiveCall({ restApiId, stageName, apiKeyId, tokenHeader, call, methods }: LiveCallProps) {
  const t = useTranslations('publish.live')
  const [first] = methods
  const [chosen, setChosen] = useState(0)
  const [path, setPath] = useState(first?.path ?? '/')
  const [body, setBody] = useState('')
  const [token, setToken] = useState('')
  const httpMethod = methods[chosen]?.httpMethod ?? 'GET'
  const { outcome, isCalling, send } = useCall(call)
  const takesBody = !['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(httpMethod)

  const fired = useRef(false)
  useEffect(() => {
    if (fired.current || !first) return
    fired.current = true
    send({ restApiId, stageName, apiKeyId, httpMethod: first.httpMethod, path: first.path })
  }, [first, send, restApiId, stageName, apiKeyId])

  if (!first) return <Notice title={t('nothingToCall')}>{t('noMethods')}</Notice>
  return (
    <Card title={t('call')} description={apiKeyId ? t('callHelp') : undefined}>
      <AriaForm
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          send({
            restApiId,
            stageName,
            apiKeyId,
            httpMethod,
            path,
            ...(takesBody && body ? { body } : {}),
            ...(tokenHeader && token ? { token: { header: tokenHeader, value: token } } : {}),
          })
        }}
      >
        <div className="flex flex-wrap items-end gap-3">
          <Select
            label={t('method')}
            className="sm:w-72"
            options={methods.map((method, index) => ({
              value: String(index),
              label: `${method.httpMethod} ${method.path}`,
            }))}
            value={String(chosen)}
            onChange={(value) => {
              setChosen(Number(value))
              setPath(methods[Number(value)]?.path ?? '/')
            }}
          />
          <TextField label={t('path')} value={path} onChange={setPath} monospace className="min-w-40 flex-1" />
          <Button type="submit" variant="primary" icon={<Send />} isPending={isCalling}>
            {t('send')}
          </Button>
        </div>
        {tokenHeader && (
          <TextField
            label={t('token', { header: tokenHeader })}
            value={token}
            onChange={setToken}
            type="password"
            autoComplete="off"
            help={t('tokenHelp')}
            monospace
          />
        )}
        {takesBody && <TextArea label={t('body')} value={body} onChange={setBody} rows={5} monospace optional />}
        <CallAnswer outcome={outcome} isCalling={isCalling} />
      </AriaForm>
    </Card>
  )
}

function useCall(call: LiveCallProps['call']) {
  const t = useTranslations('publish.live')
  const [outcome, setOutcome] = useState<CallOutcome>()
  const [isCalling, setIsCalling] = useState(false)
  const send = useCallback(
    async (input: StageCall) => {
      setIsCalling(true)
      const answer = await callUntilLoaded(call, input).catch(() => ({ error: t('noAnswer') }))
      setOutcome(answer)
      setIsCalling(false)
    },
    [call, t],
  )
  return { outcome, isCalling, send }
}

/** Gateway nodes load a deployment within a second; until then they do not know the stage or the key. */
async function callUntilLoaded(call: LiveCallProps['call'], input: StageCall): Promise<CallOutcome> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await call(input)
    if (attempt === retries || 'error' in outcome || outcome.status !== 403) return outcome
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs))
  }
}
