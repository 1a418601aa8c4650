'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { CorsDescription } from '#server/rest-apis/cors/describe-cors.ts'

/** Which methods, and which headers: with what is sent now. */
export function CorsFields({ cors }: { cors: CorsDescription }) {
  const t = useTranslations('apis.cors')
  const { settings } = cors
  const own = cors.methods.length > 0 ? 1 : 0
  const others = cors.branch.resources - own
  const [isBelow, setIsBelow] = useState(own === 0)
  const hasProxies = isBelow || cors.methods.some(({ answers }) => answers === 'proxied')
  return (
    <>
      {others > 0 && own > 0 && (
        <Switch name="below" isSelected={isBelow} onChange={setIsBelow} help={t('belowHelp')}>
          {t('below', { count: others })}
        </Switch>
      )}
      {own === 0 && <input type="hidden" name="below" value="on" />}
      <Methods key={String(isBelow)} cors={cors} isBelow={isBelow} />
      {(hasProxies || cors.ownPreflight) && (
        <Notice tone="info" title={hasProxies ? t('proxied') : undefined}>
          {hasProxies && <p>{t('proxiedHelp')}</p>}
          {cors.ownPreflight && <p>{t('ownPreflight')}</p>}
        </Notice>
      )}
      <TextField
        name="allowOrigin"
        label="Access-Control-Allow-Origin"
        info="resources.cors"
        help={t('originHelp', { example: 'https://app.example.com' })}
        defaultValue={settings.allowOrigin}
        monospace
        autoComplete="off"
      />
      <Checkbox
        name="allowCredentials"
        defaultSelected={settings.allowCredentials === true}
        help={t('credentialsHelp')}
      >
        Access-Control-Allow-Credentials
      </Checkbox>
      <TextField
        name="allowHeaders"
        label="Access-Control-Allow-Headers"
        help={t('headersHelp')}
        defaultValue={settings.allowHeaders}
        monospace
        optional
        autoComplete="off"
      />
      <Group legend={t('gatewayResponses')} help={t('gatewayResponsesHelp')}>
        {(['DEFAULT_4XX', 'DEFAULT_5XX'] as const).map((type) => (
          <Checkbox
            key={type}
            name="gatewayResponses"
            value={type}
            defaultSelected={!cors.enabled || cors.gatewayResponses.includes(type)}
          >
            {t('refusal', { type, status: type === 'DEFAULT_4XX' ? '4xx' : '5xx' })}
          </Checkbox>
        ))}
      </Group>
      <Further settings={settings} />
    </>
  )
}

function Methods({ cors, isBelow }: { cors: CorsDescription; isBelow: boolean }) {
  const t = useTranslations('apis.cors')
  const verbs = isBelow ? cors.branch.verbs : cors.methods.map(({ httpMethod }) => httpMethod)
  const notes = { proxied: t('answers.proxied'), none: t('answers.none'), mapped: undefined }
  return (
    <Group legend={t('methods')} help={t('methodsHelp')}>
      {verbs.map((verb) => {
        const method = isBelow ? undefined : cors.methods.find(({ httpMethod }) => httpMethod === verb)
        return (
          <Checkbox
            key={verb}
            name="methods"
            value={verb}
            defaultSelected={method?.allowed ?? true}
            help={notes[method?.answers ?? 'mapped']}
          >
            <span className="font-mono text-[0.8125rem]">{verb}</span>
          </Checkbox>
        )
      })}
    </Group>
  )
}

function Further({ settings }: { settings: CorsDescription['settings'] }) {
  const t = useTranslations('apis.cors')
  return (
    <>
      <TextField
        name="exposeHeaders"
        label="Access-Control-Expose-Headers"
        help={t('exposeHelp')}
        defaultValue={settings.exposeHeaders ?? ''}
        placeholder="ETag"
        monospace
        optional
        autoComplete="off"
      />
      <TextField
        name="maxAge"
        label="Access-Control-Max-Age"
        suffix={t('seconds')}
        help={t('maxAgeHelp')}
        defaultValue={settings.maxAge === undefined ? '' : String(settings.maxAge)}
        inputMode="numeric"
        optional
        className="sm:max-w-72"
      />
    </>
  )
}

function Group({ legend, help, children }: { legend: string; help: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium text-[0.8125rem]">{legend}</legend>
      <p className="mb-2 text-[0.8125rem] text-muted">{help}</p>
      <div className="flex flex-wrap gap-x-6 gap-y-2">{children}</div>
    </fieldset>
  )
}
