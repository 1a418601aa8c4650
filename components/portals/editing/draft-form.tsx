'use client'

import type { ReactNode } from 'react'
import { Form } from '#components/ui/form.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { PortalContent } from '#server/portals/portals/content/portal-content.ts'

interface DraftFormProps {
  portalId: string
  /** What is sent: the parts of the draft that this form edits, each as a whole. */
  parts: Partial<PortalContent>
  save: FormAction
  label: string
  children: ReactNode
}

/** Saves parts of a portal's draft as an editor has them. */
export function DraftForm({ portalId, parts, save, label, children }: DraftFormProps) {
  return (
    <Form action={save} hidden={{ portalId, draft: JSON.stringify(parts) }} aria-label={label}>
      {children}
    </Form>
  )
}
