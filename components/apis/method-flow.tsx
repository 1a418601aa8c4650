import { ArrowLeft, ArrowRight } from 'lucide-react'
import type { Method } from '#server/rest-apis/methods/method.ts'

/** The way of a request and its answer as boxes, as AWS draws it; each box leads to its section below. */
export function MethodFlow({ method }: { method: Method }) {
  const integration = method.methodIntegration
  const isProxy = integration?.type === 'HTTP_PROXY' || integration?.type === 'AWS_PROXY'
  return (
    <nav aria-label="Method execution" className="rounded-lg border border-line bg-surface p-4">
      <div className="grid items-stretch gap-3 md:grid-cols-[1fr_1fr_auto]">
        <Box href="#method-request" title="Method request" arrow="right">
          {method.apiKeyRequired ? 'API key' : 'Open'}
          {method.authorizationType !== 'NONE' && `, ${method.authorizationType}`}
        </Box>
        <Box href="#integration-request" title="Integration request" arrow="right">
          {integration ? integration.type : 'Not set'}
        </Box>
        <div className="flex min-w-32 items-center justify-center rounded-lg bg-sunken px-4 py-3 text-center text-[0.8125rem] text-muted md:row-span-2">
          {endOf(integration?.type, integration?.uri)}
        </div>
        <Box href="#method-responses" title="Method response" arrow="left">
          {isProxy ? 'As the backend answers' : `Declared: ${statuses(method.methodResponses)}`}
        </Box>
        {isProxy ? (
          <div className="rounded-lg border border-line border-dashed px-3 py-2 text-[0.8125rem] text-faint">
            <span className="block font-medium">Integration response</span>
            Proxied: not changed
          </div>
        ) : (
          <Box href="#integration-responses" title="Integration response" arrow="left">
            {statuses(integration?.integrationResponses)}
          </Box>
        )}
      </div>
    </nav>
  )
}

interface BoxProps {
  href: string
  title: string
  arrow: 'left' | 'right'
  children: React.ReactNode
}

function Box({ href, title, arrow, children }: BoxProps) {
  const Arrow = arrow === 'right' ? ArrowRight : ArrowLeft
  return (
    <a
      href={href}
      className="flex items-center justify-between gap-3 rounded-lg border border-line px-3 py-2 hover:border-line-strong hover:bg-sunken"
    >
      <span className="min-w-0 text-[0.8125rem]">
        <span className="block font-medium">{title}</span>
        <span className="text-muted wrap-anywhere">{children}</span>
      </span>
      <Arrow className="size-4 shrink-0 text-faint" aria-hidden />
    </a>
  )
}

function statuses(responses: Readonly<Record<string, unknown>> | undefined): string {
  return Object.keys(responses ?? {}).join(', ') || 'none'
}

function endOf(type: string | undefined, uri: string | undefined): string {
  if (type === 'MOCK') return 'Mock'
  if (!uri) return 'No backend'
  return URL.canParse(uri) ? new URL(uri).host : 'Backend'
}
