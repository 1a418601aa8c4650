import { expect, test } from 'vitest'
import { isConsoleCookie } from './console-cookies.ts'

test.each(['gatehouse.session', '__Host-gatehouse.csrf', '__Secure-gatehouse.session', 'GATEHOUSE.theme'])(
  '%s belongs to the console',
  (name) => expect(isConsoleCookie(name)).toBe(true),
)

test.each(['session', 'gatehouse', 'my.gatehouse.session', 'gatehouses.x'])('%s does not', (name) =>
  expect(isConsoleCookie(name)).toBe(false),
)
