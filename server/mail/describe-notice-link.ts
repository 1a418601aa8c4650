import { z } from 'zod'
import { ServiceError } from '../errors.ts'
import { query } from '../operation.ts'
import { readToken } from './signed-token.ts'
import { switchOffClaims } from './switch-off-notices.ts'

/** Which topic a link at the end of a notice switches off. */
export const describeNoticeLink = query({
  name: 'DescribeNoticeLink',
  permission: 'public',
  input: z.object({ token: z.string().max(2000) }),
  async run({ secrets, now }, { token }) {
    const claims = readToken(secrets, 'switch-off-notices', { token, claims: switchOffClaims, now: now() })
    if (!claims) throw new ServiceError('NotFoundException', 'This link is not one of ours')
    return { topic: claims.topic }
  },
})
