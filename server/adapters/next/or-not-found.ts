import { notFound } from 'next/navigation'
import { ServiceError } from '#server/errors.ts'

/** For pages: what the operation cannot find in this account is answered by the not-found page. */
export async function orNotFound<Output>(found: Promise<Output>): Promise<Output> {
  try {
    return await found
  } catch (error) {
    if (
      error instanceof ServiceError &&
      (error.failure === 'NotFoundException' || error.failure === 'BadRequestException')
    ) {
      notFound()
    }
    throw error
  }
}
