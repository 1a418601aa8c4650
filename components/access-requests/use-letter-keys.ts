'use client'

import { useEffect, useRef } from 'react'

/**
 * Calls what stands for a letter, pressed alone while nothing is being typed and no other dialog is in front.
 * WCAG 2.1.4: single letters work in these lists only, and do nothing that cannot be undone.
 */
export function useLetterKeys(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
      const act = Object.hasOwn(current.current, event.key) ? current.current[event.key] : undefined
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.closest('input:not([type=checkbox]),textarea,select,[role=listbox],[role=menu]') !== null
  )
}
