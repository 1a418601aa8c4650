import { z } from 'zod'

/** An e-mail address as we keep it: lower case, so that one person is one user. RFC 5321 allows 254 characters. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Must have 254 characters or fewer')
  .pipe(z.email('Must be an e-mail address'))

/** A person's or an account's name. */
export const displayName = z.string().trim().min(1, 'Must not be empty').max(128, 'Must have 128 characters or fewer')
