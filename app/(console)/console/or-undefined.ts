import { ServiceError } from '#server/errors.ts'

/** For pages: what the operation cannot find is undefined; every other failure stays one. */
export async function orUndefined<Output>(found: Promise<Output>): Promise<Output | undefined> {
  try {
    return await found
  } catch (error) {
    if (error instanceof ServiceError && error.failure === 'NotFoundException') return undefined
    throw error
  }
}
