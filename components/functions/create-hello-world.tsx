import { useTranslations } from 'next-intl'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { helloWorld } from './hello-world.ts'

/** One press, and there is a function that answers. */
export function CreateHelloWorld({ action }: { action: FormAction }) {
  const t = useTranslations('functions')
  return (
    <Form
      action={action}
      hidden={{ functionName: 'hello-world', description: t('createHelloWorld.greetsByName'), source: helloWorld }}
    >
      <SubmitButton>{t('createHelloWorld.createHelloWorld')}</SubmitButton>
    </Form>
  )
}
