'use client'

import { useSyncExternalStore } from 'react'
import { type CodeLanguage, codeLanguages } from './code-samples.ts'

const storageKey = 'gatehouse.code-language'
const listeners = new Set<() => void>()
/** Where the browser allows no storage, the choice lasts as long as the page. */
let unstored: CodeLanguage = 'curl'

/** The language of code samples: chosen once, the same everywhere on this browser. */
export function useCodeLanguage(): [CodeLanguage, (language: CodeLanguage) => void] {
  const language = useSyncExternalStore(subscribe, readLanguage, () => 'curl' as const)
  return [language, chooseLanguage]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readLanguage(): CodeLanguage {
  try {
    const stored = localStorage.getItem(storageKey)
    return codeLanguages.find(({ id }) => id === stored)?.id ?? unstored
  } catch {
    return unstored
  }
}

function chooseLanguage(language: CodeLanguage): void {
  unstored = language
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // Kept in `unstored`.
  }
  for (const listener of listeners) listener()
}
