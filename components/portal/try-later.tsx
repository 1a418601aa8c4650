'use client'

import { Later, laterPart } from '#components/ui/later.tsx'
import type { TryPartsProps } from './try-parts.tsx'

const part = laterPart(async () => (await import('./try-parts.tsx')).TryParts)

/** The try pane: reading a product waits for none of its scripts. */
export function TryLater(props: TryPartsProps) {
  return <Later part={part} given={props} />
}
