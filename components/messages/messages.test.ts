import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import type { AbstractIntlMessages } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { defaultLocale, locales, readMessages, readOwnMessages } from './read-messages.ts'

const english = flat(readOwnMessages(defaultLocale))
const others = locales.filter((locale) => locale !== defaultLocale)

test('there is English and at least one language more', () => {
  expect(locales[0]).toBe('en')
  expect(others).toContain('de')
})

describe.each([...locales])('the texts in %s', (locale) => {
  const own = flat(readOwnMessages(locale))

  test('are those that English has, and none is empty', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort())
    expect([...own].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('are well-formed, with the arguments and tags that English has', () => {
    const wrong = [...own].filter(([key, text]) => {
      return argumentsOf(text).join() !== argumentsOf(english.get(key) ?? '').join()
    })
    expect(wrong).toEqual([])
  })

  test('have a plural form for every number that the language tells apart', () => {
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    const wrong = [...own].flatMap(([key, text]) =>
      elementsOf(parse(text)).flatMap((element) => {
        if (element.type !== TYPE.plural || element.pluralType !== 'cardinal') return []
        const given = new Set(Object.keys(element.options))
        return categories.filter((category) => !given.has(category)).map((category) => `${key} lacks ${category}`)
      }),
    )
    expect(wrong).toEqual([])
  })
})

test('a text that a language lacks is shown in English', () => {
  expect(flat(readMessages('no-such-language'))).toEqual(english)
})

function flat(messages: AbstractIntlMessages, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flat(value, `${prefix}${key}.`)],
    ),
  )
}

/** `{name}`, `{count, plural}` and `<link>`, each once, in the order of the alphabet. */
function argumentsOf(text: string): string[] {
  const found = elementsOf(parse(text)).flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    return [`${element.type === TYPE.tag ? '<>' : TYPE[element.type]} ${element.value}`]
  })
  return [...new Set(found)].sort()
}

function elementsOf(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return [element, ...elementsOf(element.children)]
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [element]
    return [element, ...Object.values(element.options).flatMap(({ value }) => elementsOf(value))]
  })
}
