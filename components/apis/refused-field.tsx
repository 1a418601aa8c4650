'use client'

import { use } from 'react'
import { FormValidationContext } from 'react-aria-components'

/** What the form's action said about a member that several controls write together. */
export function RefusedField({ name }: { name: string }) {
  const refused = use(FormValidationContext)[name]
  if (refused === undefined) return null
  return <p className="text-[0.8125rem] text-danger wrap-anywhere">{[refused].flat().join(' ')}</p>
}
