'use client'

import { useEffect, useRef } from 'react'
import { usePreferences } from './preferences.tsx'

/** What a key does; false: it had nothing to do here, and the key is left to others. */
type LetterKeys = Readonly<Record<string, () => unknown>>

interface LetterKeyOptions {
  /** Also inside dialogs and trees; fields stay fields. */
  everywhere?: boolean
}

/**
 * Calls what stands for a key that is pressed alone, while nothing is being typed and no dialog but a side panel is in
 * front. Who speaks to the machine, or types past a field, can turn all of them off (WCAG 2.2, 2.1.4).
 */
export function useLetterKeys(keys: LetterKeys, { everywhere }: LetterKeyOptions = {}): void {
  const { preferences } = usePreferences()
  const isOn = preferences.letterKeys === 'on'
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (!(event.target instanceof Element) || event.target.closest(fields)) return
      if (!everywhere && event.target.closest(ownLetters)) return
      const act = Object.hasOwn(current.current, event.key) ? current.current[event.key] : undefined
      if (act && act() !== false) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn, everywhere])
}

/** Where letters are text, or find by what is typed. */
const fields = [
  'input:not([type=checkbox], [type=radio])',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable=false])',
  '[role=listbox]',
  '[role=menu]',
].join()

const ownLetters = '[role=dialog]:not([data-side-panel]), [role=alertdialog], [role=treegrid]'
