/** What a reader had typed into a part, and which of its fields has the focus: by the fields' names. */
export interface TypedBefore {
  readonly values: ReadonlyMap<string, string>
  readonly focused: string | undefined
}

/** Read from a part of the page before it is replaced. */
export function readTyped(root: HTMLElement): TypedBefore {
  const fields = [...root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[name], textarea[name]')]
  const changed = fields.filter((field) => field.value !== field.defaultValue)
  return {
    values: new Map(changed.map(({ name, value }) => [name, value])),
    focused: fields.find((field) => field === document.activeElement)?.name,
  }
}

/** Types it again into what has taken its place: React hears of a value only by an event, and past its own setter. */
export function typeAgain(root: HTMLElement, { values, focused }: TypedBefore): void {
  for (const field of root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[name], textarea[name]')) {
    const value = values.get(field.name)
    if (value !== undefined) {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    if (field.name === focused) field.focus()
  }
}
