import { createTranslator } from 'next-intl'
import type { Messages } from '../message-types.ts'
import { defaultLocale, readMessages } from '../read-messages.ts'
import type { Room } from '../rooms.ts'
import type { Translate } from '../translate.ts'

/** The texts of a room outside of a page, for tests. */
export function translatorOf<Place extends Room>(room: Place, locale = defaultLocale): Translate<Place> {
  const messages: Messages = JSON.parse(JSON.stringify(readMessages(locale)))
  return createTranslator({ locale, messages, namespace: room, timeZone: 'UTC' }) as Translate<Place>
}
