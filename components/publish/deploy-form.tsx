import { DeploymentDiff, diffSummary } from '#components/stages/deployment-diff.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { DefinitionChange } from '#server/rest-apis/deployments/compare-definitions.ts'
import { JourneyFooter } from './journey-footer.tsx'

interface DeployFormProps {
  restApiId: string
  stageName: string
  action: FormAction
  changes: readonly DefinitionChange[]
  /** What the plan step filled in, by field; empty when it was left out. */
  offer: Readonly<Record<string, string>>
  /** In words: "Museum, plan Free: 10 requests a second, …". */
  offerSummary: string | undefined
  isNewStage: boolean
}

/** The stage, the difference and the button. */
export function DeployForm(props: DeployFormProps) {
  const { restApiId, stageName, action, changes, offer, offerSummary, isNewStage } = props
  const publish = `/console/apis/${restApiId}/publish`
  const label = offerSummary ? 'Deploy and publish' : 'Deploy'
  return (
    <Form action={action} hidden={{ restApiId, ...offer }}>
      <Card title="Stage">
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="stageName"
            label="Stage name"
            defaultValue={stageName}
            monospace
            autoComplete="off"
            help={isNewStage ? 'It will be made' : 'It exists: the new deployment takes over without a gap'}
          />
          <TextField name="description" label="What is in it" placeholder="First release" optional />
        </div>
      </Card>
      {offerSummary && (
        <Card title="Product">
          <p className="text-sm">{offerSummary}</p>
        </Card>
      )}
      <Card
        title="What changes"
        description={changes.length > 0 ? diffSummary(changes) : 'Nothing: the stage serves this definition already'}
      >
        {changes.length > 0 ? (
          <DeploymentDiff changes={changes} />
        ) : (
          <p className="text-muted text-sm">A new deployment will be the same as the one that is served.</p>
        )}
      </Card>
      <JourneyFooter backHref={`${publish}/plan`} skipHref={`/console/apis/${restApiId}/resources`}>
        <SubmitButton>{label}</SubmitButton>
      </JourneyFooter>
    </Form>
  )
}
