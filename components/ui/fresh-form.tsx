'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Form } from './form.tsx'
import { Notice } from './notice.tsx'

type FreshFormProps = Omit<ComponentProps<typeof Form>, 'onDone'> & {
  /** What is saved, as a text: another one means that the fields show what no longer is. */
  version: string
}

/**
 * A `Form` whose fields follow what is saved: when that changes elsewhere, untouched fields show it at once; over what is
 * being typed only a notice appears.
 */
export function FreshForm({ version, ...props }: FreshFormProps) {
  const t = useTranslations('ui.freshForm')
  const box = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState({ version, mount: 0 })
  const [isStale, setIsStale] = useState(false)
  // Unknown for a moment after the form appears.
  const untouched = useRef<string>(undefined)
  const wasTypedBefore = useRef(false)
  const savedAt = useRef(0)
  const contents = () => contentsOf(box.current?.querySelector('form') ?? undefined)
  const show = (wanted: string) => {
    untouched.current = undefined
    wasTypedBefore.current = false
    setShown(({ mount }) => ({ version: wanted, mount: mount + 1 }))
    setIsStale(false)
  }
  const settle = useRef<() => void>(null)
  settle.current = () => {
    if (version === shown.version) return
    const isOurs = Date.now() - savedAt.current < ownSaveMs
    if (isOurs) setShown((before) => ({ ...before, version }))
    else if (untouched.current === undefined ? !wasTypedBefore.current : contents() === untouched.current) show(version)
    else setIsStale(true)
  }
  useEffect(() => {
    if (version !== undefined) settle.current?.()
  }, [version])
  const done = () => {
    savedAt.current = Date.now()
    untouched.current = contents()
    setIsStale(false)
    setShown((before) => ({ ...before, version }))
  }
  return (
    <div
      ref={box}
      onInput={() => {
        if (untouched.current === undefined) wasTypedBefore.current = true
      }}
      className="flex flex-col gap-5"
    >
      {isStale && (
        <Notice
          tone="warn"
          title={t('stale')}
          action={
            <Button size="small" onPress={() => show(version)}>
              {t('showTheirs')}
            </Button>
          }
        >
          {t('overwrite')}
        </Notice>
      )}
      <Form key={shown.mount} {...props} onDone={done} />
      <AfterMount
        key={`mounted ${shown.mount}`}
        run={() => {
          untouched.current = wasTypedBefore.current ? 'typed in already' : contents()
        }}
      />
    </div>
  )
}

/** Runs once its form is there, with the options of its selects. */
function AfterMount({ run }: { run: () => void }) {
  const first = useRef(run)
  useEffect(() => {
    const timer = setTimeout(() => first.current(), 100)
    return () => clearTimeout(timer)
  }, [])
  return null
}

/** What is saved may arrive a moment after the form's own success. */
const ownSaveMs = 3000

function contentsOf(form: HTMLFormElement | undefined): string {
  if (!form) return ''
  return JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === 'string'))
}
