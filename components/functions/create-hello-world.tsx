import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { helloWorld } from './hello-world.ts'

/** One press, and there is a function that answers. */
export function CreateHelloWorld({ action }: { action: FormAction }) {
  return (
    <Form action={action} hidden={{ functionName: 'hello-world', description: 'Greets by name', source: helloWorld }}>
      <SubmitButton>Create hello-world</SubmitButton>
    </Form>
  )
}
