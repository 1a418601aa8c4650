import { expect, test } from 'vitest'
import { checkNewPassword } from './check-new-password.ts'

const about = { email: 'ada@example.org', name: 'Ada Lovelace' }

test.each([
  ['short', 'Use 12 characters'],
  ['elevenchars', 'Use 12 characters'],
  ['x'.repeat(201), 'Use 200 characters or fewer'],
  ['aaaaaaaaaaaaaa', 'different characters'],
  ['123456789012', 'row of letters'],
  ['abcdefghijklmnop', 'row of letters'],
  ['ada@example.org1', 'your own name'],
  ['Ada Lovelace12', 'your own name'],
  ['passwordpassword1', 'tried first'],
  ['Gatehouse123', 'tried first'],
])('%s is refused', (password, reason) => {
  expect(() => checkNewPassword(password, about)).toThrow(reason)
})

test.each(['correct horse battery', 'mein pferd frisst gurken', 'Tr0ub4dor&3x9', '😀😁😂🤣😃😄😅😆😉😊😋😎'])(
  '%s is taken',
  (password) => expect(() => checkNewPassword(password, about)).not.toThrow(),
)

test('the blamed member is the one that the form shows', () => {
  expect(() => checkNewPassword('short', about, 'newPassword')).toThrow(
    expect.objectContaining({ failure: 'BadRequestException', fields: { newPassword: expect.any(String) } }),
  )
})
