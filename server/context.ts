import type { Database } from '#db/client.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'

export const roles = ['owner', 'admin', 'developer', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Who is asking. `system` is the server itself: seeding, jobs. */
export type Actor =
  | { kind: 'visitor' }
  /** `viewsAsGroupId`: a preview of what the members of this group see; the user is nobody. */
  | { kind: 'user'; userId: string; role?: Role; viewsAsGroupId?: string }
  | { kind: 'access-key'; accessKeyId: string; userId: string; role: Role }
  | { kind: 'system' }

/** What the data plane has to load again after a commit. */
export type ConfigurationChange =
  | { kind: 'stage'; restApiId: string; stageName: string }
  | { kind: 'usage-plan'; usagePlanId: string }
  | { kind: 'api-key'; apiKeyId: string }
  | { kind: 'access-key'; accessKeyId: string }
  | { kind: 'credentials'; accountId: string; arn: string }
  | { kind: 'account'; accountId: string }
  | { kind: 'function'; accountId: string; functionName: string }
  | { kind: 'domain'; domainName: string }

/** Everything that an operation may use. Adapters make it; tests make it over a transaction that they roll back. */
export interface Context {
  readonly db: Database
  readonly actor: Actor
  /** The account in which the actor acts; empty for a visitor or a consumer, so that no query by account finds a row. */
  readonly accountId: string
  readonly settings: Settings
  readonly secrets: Secrets
  readonly now: () => Date
  /** A random id of `length` characters from `a-z0-9`, as AWS's. */
  readonly newId: (length: number) => string
  readonly requestId: string
  readonly sourceIp: string
}

/** A context inside a command: `changed` tells the data plane, once the command has committed. */
export interface CommandContext extends Context {
  readonly changed: (change: ConfigurationChange) => void
}

/** The actor as the audit log and `createdBy` columns name it. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return `user:${actor.userId}`
    case 'access-key':
      return `access-key:${actor.accessKeyId}`
    default:
      return actor.kind
  }
}
