import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/** The user who acts as a consumer. Apps belong to people, so the server itself has none. */
export function consumerId({ actor }: Context): string {
  if (actor.kind === 'user') return actor.userId
  throw new ServiceError('ForbiddenException', 'Sign in to use apps')
}
