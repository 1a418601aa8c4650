'use client'

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'

/** A text that was typed and not saved. */
export interface TextDraft {
  properties: string
  /** What was saved when it was begun: another one means that somebody else has saved since. */
  base: string
}

/** Drafts by the part (its id) or the entity (`newTextId`) that they are for. */
interface TextDrafts {
  drafts: ReadonlyMap<string, TextDraft>
  /** Keeps a draft; undefined forgets it. */
  setDraft: (id: string, draft: TextDraft | undefined) => void
}

const Drafts = createContext<TextDrafts>({ drafts: new Map(), setDraft: () => undefined })

/** Keeps what was typed while the reader goes from place to place; leaving the page asks first. */
export function TextDraftsProvider({ children }: { children: ReactNode }) {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, TextDraft>>(new Map())
  const value = useMemo(() => {
    const setDraft = (id: string, draft: TextDraft | undefined) =>
      setDrafts((before) => {
        const after = new Map(before)
        if (draft === undefined) after.delete(id)
        else after.set(id, draft)
        return after
      })
    return { drafts, setDraft }
  }, [drafts])
  useEffect(() => {
    if (drafts.size === 0) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [drafts.size])
  return <Drafts value={value}>{children}</Drafts>
}

export function useTextDrafts(): TextDrafts {
  return use(Drafts)
}

/** The id of the draft of a text that is still to be made. */
export function newTextId(entityKey: string): string {
  return `new:${entityKey}`
}
