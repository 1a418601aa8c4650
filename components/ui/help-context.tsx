'use client'

import { createContext, use } from 'react'

/** Opens the help panel, at an entry (`stages.throttling`) or at those of the page. */
export interface Help {
  open: (topic?: string) => void
}

/** Given by the console around its pages; the portal has none. */
export const HelpContext = createContext<Help | undefined>(undefined)

export function useHelp(): Help | undefined {
  return use(HelpContext)
}
