import { createContext, type RefObject } from 'react'

/** Where the focus goes in a menu that opens: its first or last entry, or the menu itself. */
export type FirstFocus = 'first' | 'last' | 'menu'

/** What a button needs to know of what it opens. */
export interface Opener {
  ref: RefObject<HTMLButtonElement | null>
  kind: 'dialog' | 'menu'
  isOpen: boolean
  open: (focus: FirstFocus) => void
  /** Fetches what opening will need, once opening is likely. */
  prepare?: () => unknown
}

/** Around the button that opens a dialog or a menu. */
export const OpenerContext = createContext<Opener | undefined>(undefined)

/** Inside a dialog or panel: closes it. */
export const CloseContext = createContext<(() => void) | undefined>(undefined)
