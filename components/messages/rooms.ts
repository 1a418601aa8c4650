import type { Messages } from './message-types.ts'

/** A file of texts: as a rule one for each folder of `components`. */
export type Room = keyof Messages

/** What parts that run in the browser need on every page. */
export const sharedRooms: readonly Room[] = ['ui', 'shell', 'error']

/** What the portal and the pages to sign in and up need in the browser. */
export const portalRooms: readonly Room[] = [...sharedRooms, 'auth', 'portal', 'limits', 'charts']

/** What the console needs in the browser: all but the portal's own. */
export const consoleRooms: readonly Room[] = [
  ...sharedRooms,
  'access-requests',
  'api-keys',
  'apis',
  'audit',
  'authorizers',
  'charts',
  'client-certificates',
  'documentation',
  'domain-names',
  'functions',
  'gateway-responses',
  'groups',
  'limits',
  'models',
  'portals',
  'products',
  'publish',
  'resource-policy',
  'settings',
  'stages',
  'tags',
  'test',
  'usage',
  'usage-plans',
  'validators',
  'vpc-links',
]
