import { RelativeTime } from '#components/ui/relative-time.tsx'
import type { RequestMessage } from '#server/portals/access-requests/access-request.ts'

/** The conversation about a request, oldest first. */
export function RequestMessages({ messages }: { messages: readonly RequestMessage[] }) {
  return (
    <ol className="flex flex-col gap-3">
      {messages.map(({ from, name, text, at }) => (
        <li
          key={`${at.toISOString()} ${from}`}
          className={`flex flex-col gap-1 rounded-lg border border-line px-4 py-2.5 text-sm ${from === 'admin' ? 'bg-sunken' : 'bg-surface'}`}
        >
          <span className="flex flex-wrap justify-between gap-x-4 text-muted text-xs">
            <span className="font-medium text-ink">{name}</span>
            <RelativeTime at={at} />
          </span>
          <p className="whitespace-pre-wrap wrap-anywhere">{text}</p>
        </li>
      ))}
    </ol>
  )
}
