'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { ComboBox, Input, ListBox, Popover } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldError } from './field-error.tsx'
import { FieldHelp, FieldLabel } from './field-label.tsx'
import { fieldStyle, inputStyle } from './field-style.ts'
import type { HelpTopic } from './help-topic.ts'
import { OptionItem, type SelectOption } from './option-item.tsx'

/** What was found: the first that fit, and whether there are more. */
export interface FoundOptions {
  readonly options: readonly SelectOption[]
  readonly hasMore: boolean
}

interface SearchSelectProps {
  label: ReactNode
  /** Name in the form; the value submitted is the option's. */
  name?: string
  /** Asked while one types, first with nothing typed. */
  find: (text: string) => Promise<FoundOptions>
  /** What is chosen; undefined: the field keeps it itself. */
  selected?: SelectOption | null
  /** Empty: nothing is chosen any more. */
  onChange?: (value: string) => void
  placeholder?: string
  help?: ReactNode
  optional?: boolean
  /** Entry of the help panel that tells what it means. */
  info?: HelpTopic
  className?: string
}

const noOptions: FoundOptions = { options: [], hasMore: false }

/** One of very many: the server is asked for those that fit what is typed. */
export function SearchSelect(props: SearchSelectProps) {
  const { label, name, find, selected, onChange, help, optional, info, className } = props
  const t = useTranslations('ui.searchSelect')
  const [text, setText] = useState(selected?.label ?? '')
  const [wanted, setWanted] = useState<string>()
  const { found, isPending } = useFound(find, wanted)
  // React Aria empties the field where it does not find what is chosen.
  const isMissing = selected && !found.options.some((option) => option.value === selected.value)
  const options = isMissing ? [selected, ...found.options] : found.options
  return (
    <ComboBox
      {...(name === undefined ? {} : { name })}
      {...(selected === undefined ? {} : { selectedKey: selected?.value ?? null })}
      formValue="key"
      inputValue={text}
      onInputChange={(typed) => {
        setText(typed)
        setWanted(typed)
      }}
      onFocus={() => setWanted((before) => before ?? '')}
      onSelectionChange={(key) => onChange?.(key === null ? '' : String(key))}
      items={options.map((option) => ({ ...option, id: option.value }))}
      defaultFilter={() => true}
      menuTrigger="focus"
      allowsEmptyCollection
      data-search-select
      className={classNames(fieldStyle, className)}
    >
      <FieldLabel optional={optional} info={info}>
        {label}
      </FieldLabel>
      <div className="relative">
        <Search className="absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint" aria-hidden />
        <Input
          placeholder={props.placeholder ?? t('placeholder')}
          className={classNames(inputStyle, 'h-control pl-9')}
        />
      </div>
      {help && <FieldHelp>{help}</FieldHelp>}
      <FieldError />
      <Popover className="w-(--trigger-width) animate-appear rounded-lg border border-line bg-raised p-1 shadow-popover">
        <ListBox
          className="max-h-80 overflow-auto"
          renderEmptyState={() => (
            <p className="px-2 py-1.5 text-muted text-sm">{isPending ? t('searching') : t('nothing')}</p>
          )}
        >
          {(option: SelectOption) => <OptionItem option={option} />}
        </ListBox>
        {found.hasMore && <p className="border-line border-t px-2 py-1.5 text-faint text-xs">{t('more')}</p>}
      </Popover>
    </ComboBox>
  )
}

/** Follows what is typed, a little later; what was found before stays until there is an answer. */
function useFound(find: SearchSelectProps['find'], text: string | undefined) {
  const [found, setFound] = useState(noOptions)
  const [isPending, setIsPending] = useState(false)
  useEffect(() => {
    if (text === undefined) return
    let isCurrent = true
    setIsPending(true)
    const timer = setTimeout(async () => {
      const answer = await find(text).catch(() => noOptions)
      if (!isCurrent) return
      setFound(answer)
      setIsPending(false)
    }, 150)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [find, text])
  return { found, isPending }
}
