import { z } from 'zod'
import type { Role } from '../../context.ts'

/** A user in an account. */
export interface Member {
  userId: string
  email: string
  name: string
  role: Role
  createdDate: Date
  lastSignedInDate?: Date
}

export const memberRole = z.enum(['owner', 'admin', 'developer', 'viewer'], 'Choose a role')
