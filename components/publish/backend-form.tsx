'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { type Access, AccessCard, type AccessCardProps } from './access-card.tsx'
import { JourneyFooter } from './journey-footer.tsx'
import { type ProbeAction, Reachability } from './reachability.tsx'

interface BackendFormProps {
  restApiId: string
  action: FormAction
  probe: ProbeAction
  /** Filled in at first: where methods go now, or what the document proposes. */
  baseUrl: string
  /** What else the document proposes. */
  otherBaseUrls: readonly string[]
  methods: number
  unconnected: number
  /** Methods that answer without this backend. */
  others: number
  /** `mixed`: methods differ, or ask for something else or for two things, which is offered to stay so. */
  access: Access
  authorizerId: string | undefined
  /** Of this API. */
  authorizers: AccessCardProps['authorizers']
  /** Viewers see where calls go, and go on. */
  canWrite: boolean
}

/** Where calls go and who may make them. */
export function BackendForm(props: BackendFormProps) {
  const { restApiId, action, probe, methods, unconnected, others, access, canWrite } = props
  const t = useTranslations('publish.backend')
  const [baseUrl, setBaseUrl] = useState(props.baseUrl)
  const publish = `/console/apis/${restApiId}/publish`
  const needsNone = methods > 0 && others === methods
  return (
    <Form action={action} hidden={{ restApiId }}>
      <WriteFields canWrite={canWrite}>
        <Card title={t('title')} description={summary(methods, unconnected, others, t)}>
          <div className="flex flex-col gap-3">
            <TextField
              name="baseUrl"
              label={t('baseUrl')}
              placeholder="https://api.example.com/v1"
              value={baseUrl}
              onChange={setBaseUrl}
              optional={unconnected === 0}
              monospace
              autoComplete="off"
              inputMode="url"
              help={canWrite && <Reachability url={baseUrl} probe={probe} />}
            />
            {canWrite && (
              <OtherUrls urls={props.otherBaseUrls.filter((url) => url !== baseUrl)} onChoose={setBaseUrl} />
            )}
            {needsNone && (
              <Notice tone="info" title={t('noneNeeded')}>
                {t('noneNeededHelp')}
              </Notice>
            )}
          </div>
        </Card>
        <AccessCard
          access={access}
          authorizerId={props.authorizerId}
          authorizers={props.authorizers}
          canWrite={canWrite}
        />
      </WriteFields>
      <JourneyFooter backHref={`${publish}/review`} {...(canWrite ? { skipHref: `${publish}/plan` } : {})}>
        {canWrite ? (
          <SubmitButton>{t('continue')}</SubmitButton>
        ) : (
          <LinkButton href={`${publish}/plan`} variant="primary">
            {t('continue')}
          </LinkButton>
        )}
      </JourneyFooter>
    </Form>
  )
}

type Words = ReturnType<typeof useTranslations<'publish.backend'>>

function OtherUrls({ urls, onChoose }: { urls: readonly string[]; onChoose: (url: string) => void }) {
  const t = useTranslations('publish.backend')
  if (urls.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-2 text-[0.8125rem] text-muted">
      {t('inDocument')}
      {urls.slice(0, 6).map((url) => (
        <Button key={url} size="small" onPress={() => onChoose(url)} className="max-w-full">
          <span className="truncate font-mono text-xs">{url}</span>
        </Button>
      ))}
    </div>
  )
}

function summary(methods: number, unconnected: number, others: number, t: Words): string {
  if (methods === 0) return t('noMethods')
  const proxied = methods - unconnected - others
  const parts = [
    unconnected > 0 && t('unconnected', { count: unconnected }),
    proxied > 0 && t('proxied', { count: proxied }),
    others > 0 && t('others', { count: others }),
  ].filter((part) => part !== false)
  return t('methods', { count: methods, parts: parts.join(', ') })
}
