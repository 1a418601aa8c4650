import { useState } from 'react'

/** What is being edited: it follows what is saved when that changes (an undo, a colleague), and else is the editor's own. */
export function useDraft<Value>(saved: Value): [Value, (value: Value) => void] {
  const [draft, setDraft] = useState(saved)
  const [seen, setSeen] = useState(() => JSON.stringify(saved))
  const now = JSON.stringify(saved)
  if (now !== seen) {
    setSeen(now)
    setDraft(saved)
  }
  return [draft, setDraft]
}
