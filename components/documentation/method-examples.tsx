'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { MethodExample } from '#server/rest-apis/documentation/list-method-examples.ts'

export interface ExamplePlace {
  readonly restApiId: string
  readonly path: string
  readonly httpMethod: string
}

/** Takes an example away or brings it back; answers why not. */
type ChangeExample<Given> = (place: ExamplePlace, given: Given) => Promise<{ refused?: string }>

interface MethodExamplesProps {
  place: ExamplePlace
  examples: readonly MethodExample[]
  mayWrite: boolean
  remove: ChangeExample<string>
  restore: ChangeExample<MethodExample>
}

/** The examples of a method, as tests of it were saved: the first is what the try pane fills in. */
export function MethodExamples({ place, examples, mayWrite, remove, restore }: MethodExamplesProps) {
  const t = useTranslations('documentation.examples')
  const [isPending, startTransition] = useTransition()
  const bringBack = async (example: MethodExample) => {
    const { refused } = await restore(place, example)
    if (refused === undefined) showToast({ message: t('restored') })
    else showToast({ tone: 'danger', message: refused })
  }
  const takeAway = (example: MethodExample) =>
    startTransition(async () => {
      const { refused } = await remove(place, example.name)
      if (refused !== undefined) return showToast({ tone: 'danger', message: refused })
      showToast({
        tone: 'info',
        message: t('removed', { name: example.name }),
        action: { label: t('undo'), onPress: () => void bringBack(example) },
      })
    })
  return (
    <Card
      title={t('title')}
      description={examples.length === 0 ? t('none') : t('description')}
      flush={examples.length > 0}
    >
      {examples.length > 0 && (
        <ul className="divide-y divide-line">
          {examples.map((example) => (
            <li key={example.name} className="flex items-start gap-2 px-5 py-2.5">
              <details className="min-w-0 flex-1 text-sm">
                <summary className="cursor-pointer rounded wrap-anywhere">
                  <span className="font-medium">{example.name}</span>
                  {example.summary && <span className="text-muted"> · {example.summary}</span>}
                </summary>
                <Example example={example} />
              </details>
              {mayWrite && (
                <IconButton
                  label={t('remove', { name: example.name })}
                  icon={<Trash2 />}
                  size="small"
                  isDisabled={isPending}
                  onPress={() => takeAway(example)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Example({ example }: { example: MethodExample }) {
  const t = useTranslations('documentation.examples')
  const { pathParameters, query, headers, body, response } = example
  const parameters = Object.entries({ ...pathParameters, ...query, ...headers })
  const status = response?.statusCode === '*' ? '' : (response?.statusCode ?? '')
  return (
    <div className="mt-3 flex min-w-0 flex-col gap-3">
      {parameters.length > 0 && <KeyValueList columns={2} items={parameters.map(([key, value]) => ({ key, value }))} />}
      {body && <CodeBlock title={t('request', { type: body.contentType })} code={body.text} wrap />}
      {response && (
        <CodeBlock title={t('response', { status, type: response.contentType })} code={response.text} wrap />
      )}
    </div>
  )
}
