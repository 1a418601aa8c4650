import { Sparkles } from 'lucide-react'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { ImportCard } from './import-card.tsx'

interface StartCardsProps {
  uploadHref: string
  proxyAction: FormAction
  blankAction: FormAction
  sampleAction: FormAction
}

/** The four ways to begin. The sample has the focus: Enter alone walks the journey. */
export function StartCards({ uploadHref, proxyAction, blankAction, sampleAction }: StartCardsProps) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <ImportCard uploadHref={uploadHref} />
      <Card title="Proxy a URL" description="Every path and verb goes on to one backend">
        <Form action={proxyAction}>
          <TextField name="baseUrl" label="Backend URL" placeholder="https://api.example.com/v1" type="url" monospace />
          <SubmitButton variant="secondary" className="self-start">
            Proxy it
          </SubmitButton>
        </Form>
      </Card>
      <Card title="Build from blank" description="Resources and methods one by one">
        <Form action={blankAction}>
          <TextField name="name" label="API name" placeholder="Orders" autoComplete="off" />
          <SubmitButton variant="secondary" className="self-start">
            Create API
          </SubmitButton>
        </Form>
      </Card>
      <Card
        title="Use the sample"
        description="A small documented API that answers by itself: no backend, no network"
        className="ring-1 ring-accent"
      >
        <Form action={sampleAction}>
          <SubmitButton icon={<Sparkles />} className="self-start" autoFocus>
            Start with the sample
          </SubmitButton>
        </Form>
      </Card>
    </div>
  )
}
