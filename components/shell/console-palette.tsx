'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CommandPalette, type PaletteEntry } from '../ui/command-palette.tsx'

interface ConsolePaletteProps {
  /** Pages and actions of the account. */
  entries: readonly PaletteEntry[]
  canWrite: boolean
  children: ReactNode
}

/** The palette of the console: what can be done with the API that is looked at first, then the account's, then what the server finds. */
export function ConsolePalette({ entries, canWrite, children }: ConsolePaletteProps) {
  const here = useThisApi(canWrite)
  return (
    <CommandPalette entries={[...here, ...entries]} searchHref="/console/search">
      {children}
    </CommandPalette>
  )
}

const parts = ['resources', 'stages', 'authorizers', 'models', 'gatewayResponses', 'documentation'] as const
const segments: Readonly<Partial<Record<(typeof parts)[number], string>>> = { gatewayResponses: 'gateway-responses' }

/** The parts of the API whose page this is. */
function useThisApi(canWrite: boolean): PaletteEntry[] {
  const t = useTranslations('shell.palette')
  const id = /^\/console\/apis\/([^/]+)/.exec(usePathname())?.[1]
  if (id === undefined || id === 'new' || id === 'import') return []
  const place = (label: string, segment: string): PaletteEntry => {
    const href = `/console/apis/${id}/${segment}`
    return { id: href, label, href, group: t('thisApi') }
  }
  return [
    ...(canWrite ? [place(t('reviewAndDeploy'), 'deploy')] : []),
    ...parts.map((part) => place(t(part), segments[part] ?? part)),
    place(t('apiSettings'), 'settings'),
  ]
}
