import type { LimitName } from '#server/account-limits/account-limits.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import type { CommandContext } from '#server/context.ts'
import type { EndpointConfiguration } from './rest-api.ts'

const limits: Readonly<Record<string, LimitName>> = { EDGE: 'edgeApis', PRIVATE: 'privateApis' }

/** Makes sure that the account may have one more API of this endpoint type: AWS counts each type for itself. */
export async function requireRoomForApi(
  context: CommandContext,
  { types }: Pick<EndpointConfiguration, 'types'>,
): Promise<void> {
  await requireRoom(context, limits[types[0] ?? ''] ?? 'regionalApis')
}
