import type { Translate } from '#components/messages/translate.ts'

/** In whose language a page is written as text. */
export interface TextWords {
  readonly t: Translate<'portal'>
  readonly limits: Translate<'limits'>
  readonly locale: string
}
