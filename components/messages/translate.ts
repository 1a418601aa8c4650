import type { useTranslations } from 'next-intl'
import type { Room } from './rooms.ts'

/** What `useTranslations(room)` and `await getTranslations(room)` give: for functions that write texts. */
export type Translate<Place extends Room> = ReturnType<typeof useTranslations<Place>>
