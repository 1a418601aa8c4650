'use client'

import { useTranslations } from 'next-intl'
import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react'
import SwaggerUi from 'swagger-ui-react'
import 'swagger-ui-react/swagger-ui.css'
import './api-reference.css'
import { classNames } from '#components/ui/class-names.ts'
import { matchesOperation } from './match-operation.ts'
import { openOperation } from './open-operation.ts'
import { type AddressedOperation, operationAddresses } from './operation-address.ts'
import { AddressContext } from './operation-row.tsx'
import { layoutName, referencePlugin } from './reference-plugin.tsx'
import type { ReferenceSystem } from './reference-system.ts'

/** How many operations the document has and how many a search finds, one with several tags once. */
export interface FoundCount {
  readonly total: number
  readonly found: number
}

interface SwaggerDocumentProps {
  /** Of the OpenAPI document. */
  url: string
  search: string
  operations: readonly AddressedOperation[]
  /** The operation that the address names. */
  openedId: string | undefined
  remoteImages: boolean
  /** Called when the document is there and at each search. */
  onCount(count: FoundCount): void
}

/**
 * Swagger UI in our words and colours. The address follows the operation that was opened last and opens it again. Requests
 * are sent by the try pane, so its own buttons are off.
 */
export function SwaggerDocument(props: SwaggerDocumentProps) {
  const { url, search, operations, openedId, remoteImages, onCount } = props
  const t = useTranslations('portal.reference')
  const root = useRef<HTMLDivElement>(null)
  const [system, setSystem] = useState<ReferenceSystem>()

  const named = operations.find(({ id }) => id === openedId)
  useEffect(() => {
    if (system && named) openOperation(system, root.current, named)
  }, [system, named])
  useEffect(() => {
    if (!system) return
    system.layoutActions.updateFilter(search)
    onCount({ total: countOf(system, ''), found: countOf(system, search) })
  }, [system, search, onCount])

  const addresses = useMemo(() => operationAddresses(operations), [operations])
  const [plugins] = useState(() => [referencePlugin((word) => t(`words.${word}`))])
  // What Swagger UI's style sheet says in English.
  const words: CSSProperties & Record<`--${string}`, string> = { '--required-word': JSON.stringify(t('required')) }
  return (
    <div ref={root} style={words} className={classNames('api-reference', !remoteImages && 'without-remote-images')}>
      <AddressContext value={addresses}>
        <SwaggerUi
          url={url}
          layout={layoutName}
          supportedSubmitMethods={[]}
          docExpansion="list"
          defaultModelsExpandDepth={0}
          displayOperationId={false}
          plugins={plugins}
          onComplete={setSystem}
        />
      </AddressContext>
    </div>
  )
}

function countOf(system: ReferenceSystem, search: string): number {
  return system.specSelectors.operations().filter((entry) => matchesOperation(entry, search)).size
}
