import { RotateCcw } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Stage } from '#server/rest-apis/stages/stage.ts'

interface StageCacheProps {
  restApiId: string
  stage: Stage
  cacheAction: FormAction
  flushAction: FormAction
  flushAuthorizersAction: FormAction
}

const sizes = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237']
const options = [{ value: 'none', label: 'No cache' }, ...sizes.map((size) => ({ value: size, label: `${size} GB` }))]

/** What the stage keeps of answers and of what its authorizers said, and how to make it forget. */
export function StageCache({ restApiId, stage, cacheAction, flushAction, flushAuthorizersAction }: StageCacheProps) {
  const key = { restApiId, stageName: stage.stageName }
  const setting = stage.methodSettings['*/*']
  return (
    <Card title="Cache" description="Answers to GET are kept and given again without asking the backend">
      <div className="flex flex-col gap-5">
        <Form action={cacheAction} hidden={key}>
          <div className="grid gap-5 sm:grid-cols-2">
            <Select
              name="cacheClusterSize"
              label="Size"
              options={options}
              defaultValue={stage.cacheClusterEnabled ? (stage.cacheClusterSize ?? '0.5') : 'none'}
            />
            <TextField
              name="cacheTtlInSeconds"
              label="Keep for"
              suffix="seconds"
              inputMode="numeric"
              defaultValue={String(setting?.cacheTtlInSeconds ?? 300)}
            />
          </div>
          <Checkbox name="cacheDataEncrypted" defaultSelected={setting?.cacheDataEncrypted ?? false}>
            Encrypt what is kept
          </Checkbox>
          <SubmitButton variant="secondary" className="self-start">
            Save cache
          </SubmitButton>
        </Form>
        <div className="flex flex-wrap gap-3">
          <Flush
            hidden={key}
            action={flushAction}
            label="Flush cache"
            isDisabled={!stage.cacheClusterEnabled}
            title={`Flush the cache of ${stage.stageName}?`}
          >
            The next call of each kind goes to the backend again.
          </Flush>
          <Flush
            hidden={key}
            action={flushAuthorizersAction}
            label="Flush authorizers’ cache"
            title={`Forget what the authorizers of ${stage.stageName} said?`}
          >
            The next call of each caller asks its authorizer again.
          </Flush>
        </div>
      </div>
    </Card>
  )
}

interface FlushProps {
  hidden: Readonly<Record<string, string>>
  action: FormAction
  label: string
  title: string
  isDisabled?: boolean
  children: string
}

function Flush({ hidden, action, label, title, isDisabled = false, children }: FlushProps) {
  return (
    <ConfirmDialog
      title={title}
      action={action}
      hidden={hidden}
      confirmLabel={label}
      tone="primary"
      trigger={
        <Button variant="secondary" icon={<RotateCcw />} isDisabled={isDisabled}>
          {label}
        </Button>
      }
    >
      {children}
    </ConfirmDialog>
  )
}
