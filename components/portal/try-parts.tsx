'use client'

import { useState } from 'react'
import { useIsReady } from '#components/ui/use-is-ready.ts'
import { LiveData } from './live-data.tsx'
import { OperationPicker, type PickableOperation } from './operation-picker.tsx'
import type { TokenValues } from './token-values.ts'
import { TryPane, type TryPaneProps } from './try-pane.tsx'

export interface TryPartsProps extends TryPaneProps {
  operations: readonly PickableOperation[]
}

/** The working parts of the pane. Nothing in it can be pressed before somebody listens: a form would be sent to nowhere. */
export function TryParts({ operations, ...pane }: TryPartsProps) {
  const isReady = useIsReady()
  // Here, so that they go from one operation to the next; a reload forgets them.
  const [tokens, setTokens] = useState<TokenValues>({})
  return (
    <LiveData>
      <fieldset disabled={!isReady} className="flex min-w-0 flex-col gap-4">
        <OperationPicker currentId={pane.operation.id} operations={operations} />
        <TryPane key={pane.operation.id} {...pane} tokens={tokens} onTokens={setTokens} />
      </fieldset>
    </LiveData>
  )
}
