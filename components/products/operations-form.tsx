'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { StageOperations } from '#server/portals/products/list-product-operations.ts'
import { OperationPicker } from './operation-picker.tsx'
import { operationName } from './operation-tree.ts'

interface OperationsFormProps {
  productId: string
  stage: StageOperations
  action: FormAction
  mayWrite: boolean
}

/** What a product shows of one stage: all that is ever deployed there, or what is ticked. */
export function OperationsForm({ productId, stage, action, mayWrite }: OperationsFormProps) {
  const t = useTranslations('products.operationsForm')
  const { restApiId, stageName, apiName } = stage
  const [mode, setMode] = useState(stage.chosen ? 'some' : 'all')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(stage.chosen ?? stage.operations.map(operationName)),
  )
  const operations = useMemo(() => {
    const deployed = new Set(stage.operations.map(operationName))
    const gone = (stage.chosen ?? []).filter((name) => !deployed.has(name))
    return [
      ...stage.operations,
      ...gone.map((name) => {
        const space = name.indexOf(' ')
        return { httpMethod: name.slice(0, space), path: name.slice(space + 1), isGone: true }
      }),
    ]
  }, [stage])
  const sent = mode === 'all' ? '' : [...chosen].join('\n')
  return (
    <Card title={`${apiName} · ${stageName}`} description={t('description', { count: stage.operations.length })}>
      <Form action={action} hidden={{ productId, restApiId, stageName, mode, operations: sent }}>
        <RadioCards
          label={t('mode')}
          info="products.operations"
          value={mode}
          onChange={setMode}
          cards={[
            { value: 'all', title: t('all'), description: t('allHelp'), isDisabled: !mayWrite },
            { value: 'some', title: t('some'), description: t('someHelp'), isDisabled: !mayWrite },
          ]}
        />
        {mode === 'some' && (
          <>
            <OperationPicker
              label={t('tree', { stage: `${apiName} · ${stageName}` })}
              operations={operations}
              chosen={chosen}
              onChange={mayWrite ? setChosen : () => {}}
            />
            <Notice>{t('later')}</Notice>
          </>
        )}
        {mayWrite && <SubmitButton className="self-start">{t('save')}</SubmitButton>}
      </Form>
    </Card>
  )
}
