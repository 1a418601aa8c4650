'use client'

import { Globe, KeyRound, ListChecks } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
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
  /** `mixed`: some methods need a key and some do not, which is offered to stay so. */
  access: 'api-key' | 'open' | 'mixed'
}

/** Where calls go and who may make them. */
export function BackendForm(props: BackendFormProps) {
  const { restApiId, action, probe, methods, unconnected, others, access } = props
  const [baseUrl, setBaseUrl] = useState(props.baseUrl)
  const publish = `/console/apis/${restApiId}/publish`
  const needsNone = methods > 0 && others === methods
  return (
    <Form action={action} hidden={{ restApiId }}>
      <Card title="Backend" description={summary(methods, unconnected, others)}>
        <div className="flex flex-col gap-3">
          <TextField
            name="baseUrl"
            label="Base URL"
            placeholder="https://api.example.com/v1"
            value={baseUrl}
            onChange={setBaseUrl}
            optional={unconnected === 0}
            monospace
            autoComplete="off"
            inputMode="url"
            help={<Reachability url={baseUrl} probe={probe} />}
          />
          <OtherUrls urls={props.otherBaseUrls.filter((url) => url !== baseUrl)} onChoose={setBaseUrl} />
          {needsNone && (
            <Notice tone="info" title="No backend is needed">
              Every method answers by itself or has an integration of its own.
            </Notice>
          )}
        </div>
      </Card>
      <Card title="Access">
        <div className="flex flex-col gap-6">
          <RadioCards
            name="access"
            label="Who may call"
            defaultValue={access === 'mixed' ? 'keep' : 'api-key'}
            columns={access === 'mixed' ? 3 : 2}
            cards={access === 'mixed' ? [asItIs, ...accessCards] : accessCards}
          />
          <Switch
            name="cors"
            defaultSelected
            help="Preflights and the gateway’s own refusals are answered for any origin; a proxied backend sends its own header with its answers."
          >
            Callable from browsers (CORS)
          </Switch>
        </div>
      </Card>
      <JourneyFooter backHref={`${publish}/review`} skipHref={`${publish}/plan`}>
        <SubmitButton>Continue</SubmitButton>
      </JourneyFooter>
    </Form>
  )
}

const asItIs = {
  value: 'keep',
  title: 'As it is',
  icon: <ListChecks aria-hidden />,
  description: 'Some methods need a key, some do not: each stays as it is.',
}
const accessCards = [
  {
    value: 'api-key',
    title: 'API key',
    icon: <KeyRound aria-hidden />,
    description: 'Callers send x-api-key; plans limit and meter each key.',
  },
  {
    value: 'open',
    title: 'Open',
    icon: <Globe aria-hidden />,
    description: 'Anyone, without a key. Plans and quotas do not apply.',
  },
]

function OtherUrls({ urls, onChoose }: { urls: readonly string[]; onChoose: (url: string) => void }) {
  if (urls.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-2 text-[0.8125rem] text-muted">
      In the document:
      {urls.slice(0, 6).map((url) => (
        <Button key={url} size="small" onPress={() => onChoose(url)} className="max-w-full">
          <span className="truncate font-mono text-xs">{url}</span>
        </Button>
      ))}
    </div>
  )
}

function summary(methods: number, unconnected: number, others: number): string {
  if (methods === 0) return 'The API has no methods yet'
  const proxied = methods - unconnected - others
  const parts = [
    unconnected > 0 && `${unconnected} without a backend`,
    proxied > 0 && `${proxied} proxied`,
    others > 0 && `${others} with an integration of their own`,
  ].filter(Boolean)
  return `${methods} ${methods === 1 ? 'method' : 'methods'}: ${parts.join(', ')}`
}
