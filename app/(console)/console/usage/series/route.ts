import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { summarizeUsage } from '#server/traffic/usage/summarize-usage.ts'
import { usageQuestion } from '../usage-question.ts'

/** The series that the usage page asks for again while it is looked at. */
export async function GET(request: Request): Promise<Response> {
  const context = await currentContext()
  const search = Object.fromEntries(new URL(request.url).searchParams)
  try {
    return Response.json(await summarizeUsage(context, usageQuestion(search, context.now())))
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return await refusalResponse(error)
  }
}
