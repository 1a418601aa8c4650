import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { DefinitionChange } from '#server/rest-apis/deployments/compare-definitions.ts'
import { DeploymentDiff, diffSummary } from './deployment-diff.tsx'

interface ReviewDeploymentProps {
  restApiId: string
  /** Undefined: a new stage, whose name is asked for. */
  stageName: string | undefined
  stageNames: readonly string[]
  changes: readonly DefinitionChange[]
  action: FormAction
}

/** What a deployment would change on a stage, and the button. */
export function ReviewDeployment({ restApiId, stageName, stageNames, changes, action }: ReviewDeploymentProps) {
  const here = `/console/apis/${restApiId}/deploy`
  return (
    <Form action={action} hidden={{ restApiId, ...(stageName ? { stageName } : {}) }}>
      <Card title="Deploy to" description="The stage takes the definition as it is now, without a gap">
        <div className="flex flex-col gap-5">
          <nav aria-label="Stages" className="flex flex-wrap gap-2">
            {[...stageNames, undefined].map((name) => (
              <LinkButton
                key={name ?? ' new'}
                size="small"
                href={`${here}?stage=${encodeURIComponent(name ?? 'new')}`}
                variant={name === stageName ? 'primary' : 'secondary'}
                {...(name === stageName ? { 'aria-current': 'true' as const } : {})}
              >
                {name ?? 'New stage'}
              </LinkButton>
            ))}
          </nav>
          <div className="grid gap-5 sm:grid-cols-2">
            {stageName === undefined && (
              <TextField
                name="stageName"
                label="Name of the new stage"
                defaultValue={stageNames.length === 0 ? 'prod' : ''}
                monospace
                autoComplete="off"
              />
            )}
            <TextField name="description" label="What is in it" optional autoComplete="off" />
          </div>
        </div>
      </Card>
      <Card
        title="What changes"
        description={changes.length > 0 ? diffSummary(changes) : 'Nothing: the stage serves this definition already'}
        footer={
          <>
            <LinkButton href={`/console/apis/${restApiId}/resources`} variant="ghost">
              Not now
            </LinkButton>
            <SubmitButton>Deploy</SubmitButton>
          </>
        }
      >
        <DeploymentDiff changes={changes} />
      </Card>
    </Form>
  )
}
