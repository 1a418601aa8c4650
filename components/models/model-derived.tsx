import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'

interface ModelDerivedProps {
  /** Undefined where the schema says nothing. */
  example: unknown
  template: string
}

/** What is made of the schema: a value that fits, and a mapping template to start from. */
export function ModelDerived({ example, template }: ModelDerivedProps) {
  const t = useTranslations('models')
  return (
    <Card title={t('modelDerived.madeFromTheSchema')}>
      <div className="flex min-w-0 flex-col gap-4">
        {example === undefined ? (
          <p className="text-[0.8125rem] text-muted">{t('modelDerived.theSchemaSaysNothingThat')}</p>
        ) : (
          <CodeBlock title={t('modelDerived.example')} code={JSON.stringify(example, undefined, 2)} wrap />
        )}
        {template && <CodeBlock title={t('modelDerived.mappingTemplate')} code={template} />}
      </div>
    </Card>
  )
}
