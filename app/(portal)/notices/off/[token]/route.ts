import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalMessage } from '#server/adapters/next/refusal-message.ts'
import { ServiceError } from '#server/errors.ts'
import { switchOffNotices } from '#server/mail/switch-off-notices.ts'

interface OffProps {
  params: Promise<{ token: string }>
}

/** Opened by a person: the page that asks once more, since programs that scan mails open links too. */
export async function GET(_request: Request, { params }: OffProps): Promise<Response> {
  const { token } = await params
  return new Response(null, {
    status: 303,
    headers: { location: `/notices/switch-off?${new URLSearchParams({ token })}`, 'cache-control': 'no-store' },
  })
}

/** Pressed in the mail program: RFC 8058's one click. */
export async function POST(_request: Request, { params }: OffProps): Promise<Response> {
  const { token } = await params
  try {
    await switchOffNotices.invoke(await currentContext(), { token })
    return new Response(null, { status: 204 })
  } catch (error) {
    if (error instanceof ServiceError) return new Response(await refusalMessage(error), { status: error.status })
    throw error
  }
}
