import type { ComponentType } from 'react'
import type { FormField } from '#server/portals/try/form-field.ts'
import type { BodyValue } from './body-value.ts'

/** One value of a body in its form. */
export interface SchemaFieldProps {
  name: string
  field: FormField
  required: boolean
  value: BodyValue | undefined
  /** Undefined: not sent. */
  onChange: (value: BodyValue | undefined) => void
}

/** Fields are inside fields: what holds others is handed the control of one. */
export interface SchemaHolderProps extends SchemaFieldProps {
  Field: ComponentType<SchemaFieldProps>
}
