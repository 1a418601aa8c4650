import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { users } from '#db/schema.ts'
import { signUp } from '../identity/users/sign-up.ts'
import { withWorld } from '../testing/with-world.ts'
import { confirmAddress } from './confirm-address.ts'
import { getNoticeSettings } from './get-notice-settings.ts'
import { sendConfirmation } from './send-confirmation.ts'
import { readMails, tokenIn } from './testing/read-mails.ts'

const ada = { email: 'ada@example.org', name: 'Ada', password: 'correct horse battery', locale: 'de' }

test('who signs up is welcomed in their language; the link proves their address, to them alone', () =>
  withWorld(async ({ visitor, consumer }) => {
    const { userId } = await signUp(visitor, ada)
    const me = { ...consumer, actor: { kind: 'user' as const, userId } }
    const [mail] = await readMails(me)
    expect(mail).toMatchObject({ kind: 'welcome', accountId: '', isPrivate: true, unsubscribeUrl: null })
    expect(mail?.subject).toContain('Willkommen, Ada')
    const token = tokenIn(mail?.body ?? '', '/confirm-address/')
    await expect(confirmAddress(consumer, { token })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(confirmAddress(visitor, { token })).rejects.toMatchObject({ failure: 'ForbiddenException' })
    expect(await getNoticeSettings(me, {})).toMatchObject({ emailVerifiedAt: undefined, locale: 'de' })
    await confirmAddress(me, { token })
    expect(await getNoticeSettings(me, {})).toMatchObject({ emailVerifiedAt: visitor.now() })
    await expect(sendConfirmation(me, {})).rejects.toMatchObject({ failure: 'ConflictException' })
  }))

test('a link proves the address that it was sent to and no later one, for seven days', () =>
  withWorld(async ({ visitor, consumer, db, passTime }) => {
    const { userId } = await signUp(visitor, ada)
    const me = { ...consumer, actor: { kind: 'user' as const, userId } }
    passTime(1000)
    await sendConfirmation(me, {})
    const token = tokenIn((await readMails(me)).at(-1)?.body ?? '', '/confirm-address/')
    await db.update(users).set({ email: 'other@example.org' }).where(eq(users.id, userId))
    await expect(confirmAddress(me, { token })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await db.update(users).set({ email: ada.email }).where(eq(users.id, userId))
    passTime(7 * 86_400_000)
    await expect(confirmAddress(me, { token })).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))
