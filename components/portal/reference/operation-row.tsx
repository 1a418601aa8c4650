'use client'

import { Link2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ComponentType, createContext, use } from 'react'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { SummaryProps } from './reference-system.ts'

/** An operation as verb and path: what document and address have in common. */
export interface NamedOperation {
  readonly httpMethod: string
  readonly path: string
}

/** What the lines of the operations are told by the reference around them. */
export interface Addresses {
  /** The whole address that opens an operation; undefined for one that has none. */
  addressOf(operation: NamedOperation): string | undefined
  /** The reader has opened or closed an operation. */
  follow(operation: NamedOperation, isShown: boolean): void
}

export const AddressContext = createContext<Addresses | undefined>(undefined)

const RowContext = createContext<NamedOperation | undefined>(undefined)

/** Around the line of an operation, which knows verb and path: opening it changes the address. */
export function FollowedSummary({
  summary: Summary,
  ...props
}: SummaryProps & { summary: ComponentType<SummaryProps> }) {
  const addresses = use(AddressContext)
  const { operationProps, isShown, toggleShown } = props
  const operation = {
    httpMethod: String(operationProps.get('method')).toUpperCase(),
    path: String(operationProps.get('path')),
  }
  const toggle = () => {
    toggleShown()
    addresses?.follow(operation, !isShown)
  }
  return (
    <RowContext value={operation}>
      <Summary {...props} toggleShown={toggle} />
    </RowContext>
  )
}

/** Copies the address that opens the operation of the line around it. */
export function CopyLink() {
  const t = useTranslations('portal.reference')
  const operation = use(RowContext)
  const address = operation && use(AddressContext)?.addressOf(operation)
  if (!address) return null
  return (
    <CopyButton
      text={address}
      label={t('copyLink', { operation: `${operation.httpMethod} ${operation.path}` })}
      icon={<Link2 />}
      className="copy-link"
    />
  )
}
