import { type RefObject, useEffect } from 'react'
import { useLetterKeys } from '#components/ui/use-letter-keys.ts'

/**
 * The keys of a search over what is on the page: `/` comes to its field from anywhere, ↓ goes from there to the first thing
 * found (`selector`), the arrows on from one to the next, ↑ from the first one back to the field.
 */
export function useSearchKeys(root: RefObject<HTMLElement | null>, selector: string): void {
  useLetterKeys({ '/': () => fieldIn(root)?.focus() })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const next = stepFrom(event, fieldIn(root), selector)
      if (!next) return
      event.preventDefault()
      next.focus()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [root, selector])
}

function stepFrom({ key, target }: KeyboardEvent, field: HTMLElement | null, selector: string): HTMLElement | null {
  if ((key !== 'ArrowDown' && key !== 'ArrowUp') || !(target instanceof HTMLElement)) return null
  const all = Array.from(document.querySelectorAll<HTMLElement>(selector))
  if (target === field) return key === 'ArrowDown' ? (all[0] ?? null) : null
  const index = all.indexOf(target)
  if (index < 0) return null
  return (key === 'ArrowDown' ? all[index + 1] : index === 0 ? field : all[index - 1]) ?? target
}

function fieldIn(root: RefObject<HTMLElement | null>): HTMLInputElement | null {
  return root.current?.querySelector<HTMLInputElement>('input[type=search]') ?? null
}
