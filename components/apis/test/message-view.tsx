import { CodeBlock } from '#components/ui/code-block.tsx'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { httpStatusTone, StatusChip } from '#components/ui/status-chip.tsx'
import type { TracedMessage } from '#server/rest-apis/test-invoke/trace-method.ts'
import { MessageHeaders } from './message-headers.tsx'

const titles = {
  'method-request': 'Method request',
  'integration-request': 'Integration request',
  'integration-response': 'Integration response',
  'method-response': 'Method response',
} as const satisfies Record<TracedMessage['kind'], string>

interface MessageViewProps {
  message: TracedMessage
  place: 'before' | 'after'
}

/** One of the four messages of a request. */
export function MessageView({ message, place }: MessageViewProps) {
  const { kind, method, uri, status, headers } = message
  return (
    <section
      aria-label={`${titles[kind]}, ${place}`}
      className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-3.5 text-[0.8125rem]"
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{titles[kind]}</span>
        {method && <MethodLabel method={method} />}
        {status !== undefined && <StatusChip tone={httpStatusTone(status)}>{status}</StatusChip>}
        {uri && <code className="min-w-0 text-xs wrap-anywhere">{uri}</code>}
      </p>
      <MessageHeaders headers={headers} />
      <Body message={message} />
    </section>
  )
}

function Body({ message: { body } }: { message: TracedMessage }) {
  if (!body || (body.text === '' && !body.note)) return null
  if (body.note === 'binary') return <p className="text-muted">{body.bytes} bytes that are no text.</p>
  if (body.note === 'streamed') return <p className="text-muted">The body went through as a stream.</p>
  return (
    <>
      <CodeBlock code={body.text} wrap />
      {body.note === 'cut' && <p className="text-muted">The beginning of {body.bytes} bytes.</p>}
    </>
  )
}
