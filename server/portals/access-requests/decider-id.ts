import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/** The person who decides. */
export function deciderId({ actor }: Context): string {
  if (actor.kind === 'user' || actor.kind === 'access-key') return actor.userId
  throw new ServiceError('ForbiddenException', 'Only a member of the account decides about requests')
}
