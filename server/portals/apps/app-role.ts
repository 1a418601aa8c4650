import { ServiceError } from '../../errors.ts'

/** What somebody may do with an app, from the least to the most. */
export const appRoles = ['viewer', 'developer', 'owner'] as const
export type AppRole = (typeof appRoles)[number]

/**
 * Viewers see what an app uses, developers also its secrets and its subscriptions, owners also decide who else does.
 * `ForbiddenException` for who may do less: that there is an app they know.
 */
export function requireAppRole(role: AppRole, least: AppRole): void {
  if (appRoles.indexOf(role) >= appRoles.indexOf(least)) return
  throw new ServiceError(
    'ForbiddenException',
    least === 'owner'
      ? 'Only an owner of the app may do this. Ask one of them'
      : 'As a viewer you see what the app uses, but neither its key nor may you change it. Ask an owner for more',
  )
}
