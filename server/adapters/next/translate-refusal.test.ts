import { describe, expect, test } from 'vitest'
import { refusalLocales, refusalTextsIn, translateRefusal } from './translate-refusal.ts'

const german = (message: string) => translateRefusal(message, 'de')

test('a text without places', () => {
  expect(german('Stage already exists')).toBe('Diese Stage gibt es schon')
})

test('what the operation filled in stays as it was, in the order of the other language', () => {
  expect(german('The usage plan Gold does not cover the stage prod. Add the stage to the plan first')).toBe(
    'Der Nutzungsplan Gold deckt die Stage prod nicht ab. Fügen Sie dem Plan zuerst die Stage hinzu',
  )
  expect(german('Must be one of GET, PUT, but is "x"')).toBe('Muss eines von GET, PUT sein, ist aber „x“')
  expect(german('Pets does not serve GET /dogs in the stage prod')).toBe('Pets hat in der Stage prod kein GET /dogs')
})

test('the text with more words is the one that was said', () => {
  expect(german('The domain name a.org is reserved')).toBe('Der Domainname a.org ist reserviert')
  expect(german('The domain name a.org is reserved: it is where this installation itself is reached')).toBe(
    'Der Domainname a.org ist reserviert: Unter ihm ist diese Installation selbst zu erreichen',
  )
})

describe('texts in a text', () => {
  test('one', () => {
    expect(german('Must be a list, but is an object')).toBe('Muss eine Liste sein, ist aber ein Objekt')
    expect(german("Cannot delete authorizer 'a', is referenced in method: GET on path: /pets")).toBe(
      'Der Authorizer „a“ lässt sich nicht löschen: verwendet von der Methode GET auf dem Pfad /pets',
    )
  })

  test('a list of them, each at its member', () => {
    expect(german('Invalid request input. name: Must not be empty; email: Must be an e-mail address')).toBe(
      'Ungültige Angaben. name: Darf nicht leer sein; email: Muss eine E-Mail-Adresse sein',
    )
  })

  test('of a document, at line and column', () => {
    expect(german('Invalid OpenAPI input. Line 3, column 4: The document is empty')).toBe(
      'Das OpenAPI-Dokument ist ungültig. Zeile 3, Spalte 4: Das Dokument ist leer',
    )
    expect(
      german('Invalid OpenAPI input. /paths: A path must begin with "/"; /info/title: The API needs a title'),
    ).toBe(
      'Das OpenAPI-Dokument ist ungültig. /paths: Ein Pfad muss mit "/" beginnen; /info/title: Die API braucht einen Titel',
    )
  })

  test('of which one is not ours', () => {
    expect(german('Invalid OpenAPI input. Line 1, column 2: Expected property name')).toBe(
      'Das OpenAPI-Dokument ist ungültig. Zeile 1, Spalte 2: Expected property name',
    )
  })

  test('of a model, as its form shows them', () => {
    expect(german('#/items must be a schema or a list of them, #/minimum must be a number')).toBe(
      '#/items muss ein Schema oder eine Liste davon sein, #/minimum muss eine Zahl sein',
    )
    expect(german('#/a must be text, #/b must be an object, Model reference must be in canonical form')).toBe(
      '#/a muss Text sein, #/b muss ein Objekt sein, Ein Verweis auf ein Modell muss in kanonischer Form sein',
    )
    expect(german('Unsupported keyword(s): ["if"]')).toBe('Nicht unterstützte Schlüsselwörter: ["if"]')
  })

  test('of zod', () => {
    expect(german('Invalid input: expected string, received undefined')).toBe('Hier fehlt Text')
    expect(german('Invalid input: expected number, received string')).toBe(
      'Ungültige Angabe: Erwartet wird eine Zahl, angegeben ist Text',
    )
    expect(german('Too big: expected string to have <=64 characters')).toBe('Darf höchstens 64 Zeichen haben')
  })
})

describe('what people write', () => {
  test('is never translated, even where it is a text of ours', () => {
    expect(german('Another portal is at Stage already exists')).toBe(
      'Ein anderes Portal ist unter Stage already exists zu finden',
    )
    expect(german('There is a group named Models already')).toBe('Eine Gruppe namens Models gibt es schon')
  })

  test('may have braces, places and what replacements take for signs', () => {
    for (const name of ['{0}', '{1:text}', '{', '$&', '$1', '\\', '']) {
      expect(german(`${name} is subscribed to {0} already`)).toBe(`${name} hat {0} schon abonniert`)
    }
  })

  test('may have the words of the text that it stands in', () => {
    expect(german('A is subscribed to B already is subscribed to C already')).toBe(
      'A hat B already is subscribed to C schon abonniert',
    )
  })
})

test.each(['', 'Nobody of ours says this', 'Stage already exists.', '{0} {1}', 'a b', ': ', '; ', 'x (y z)'])(
  'what is not ours stays: %s',
  (message) => expect(german(message)).toBe(message),
)

test('English, and a language that there is not, stay as they are', () => {
  for (const locale of ['en', 'tlh', '../../de', '']) {
    expect(translateRefusal('Stage already exists', locale)).toBe('Stage already exists')
  }
  expect(refusalLocales).toContain('de')
})

test.each([
  'a, '.repeat(12_000),
  '; '.repeat(20_000),
  ': '.repeat(20_000),
  'name: Must not be empty; '.repeat(1_500),
  `Invalid request input. ${'a: b, c; '.repeat(4_000)}`,
  ` is subscribed to ${' already in the stage'.repeat(2_000)}`,
  'Must be one of '.repeat(3_000),
  'x'.repeat(10_000_000),
])('a long text is quick (%#)', (message) => {
  const started = performance.now()
  german(message)
  expect(performance.now() - started).toBeLessThan(500)
})

test.each([...refusalLocales])('each text of %s comes out for its English one', (locale) => {
  const filledIn = (text: string) => text.replaceAll(/\{(\d+)(?::text)?\}/g, 'Xy$1')
  const wrong = Object.entries(refusalTextsIn(locale)).filter(
    ([english, text]) => translateRefusal(filledIn(english), locale) !== filledIn(text),
  )
  expect(wrong).toEqual([])
})
