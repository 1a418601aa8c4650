'use client'

import { Plus } from 'lucide-react'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFooter } from '../ui/dialog-footer.tsx'
import { Form } from '../ui/form.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextField } from '../ui/text-field.tsx'

const types = [
  { value: 'REGIONAL', title: 'Regional', description: 'What most names are.' },
  { value: 'EDGE', title: 'Edge-optimized', description: 'Shown to AWS’s tools as such; served the same way.' },
]

/** Makes a custom domain name. */
export function CreateDomainName({ action }: { action: FormAction }) {
  return (
    <Dialog
      title="Create domain name"
      trigger={
        <Button variant="primary" icon={<Plus />}>
          Create domain name
        </Button>
      }
    >
      <Form action={action}>
        <TextField
          name="domainName"
          label="Domain name"
          placeholder="api.example.com"
          help="*.example.com takes every name with one more label that is not there by itself."
          monospace
          autoFocus
        />
        <RadioCards name="endpointConfiguration.types" label="Endpoint type" cards={types} defaultValue="REGIONAL" />
        <DialogFooter>
          <SubmitButton>Create</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
