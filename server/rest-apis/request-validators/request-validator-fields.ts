import { z } from 'zod'

/** The members that creating and updating a validator share. */
export const requestValidatorFields = {
  name: z.string().max(128, 'Must have 128 characters or fewer'),
}
