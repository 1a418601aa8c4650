import { getMessages } from 'next-intl/server'
import type { HelpEntry } from '#components/shell/help-panel.tsx'
import { helpEntries } from '../help-entries.ts'

/** Some groups of the help in the reader's language: `?groups=stages,methods`. It says nothing about the account. */
export async function GET(request: Request): Promise<Response> {
  const wanted = new Set((new URL(request.url).searchParams.get('groups') ?? '').split(','))
  const { help } = await getMessages()
  const entries: HelpEntry[] = helpEntries(help).filter(({ topic }) => wanted.has(topic.split('.')[0] ?? ''))
  return Response.json({ entries }, { headers: { 'cache-control': 'private, no-store' } })
}
