import { getLocale } from 'next-intl/server'
import type { ServiceError } from '#server/errors.ts'
import { translateRefusal } from './translate-refusal.ts'

/** What an operation said when it refused, in the reader's language. */
export async function refusalMessage({ message }: ServiceError): Promise<string> {
  return translateRefusal(message, await getLocale())
}

/** The answer of a route whose operation refused. */
export async function refusalResponse(error: ServiceError): Promise<Response> {
  return Response.json({ message: await refusalMessage(error) }, { status: error.status })
}
