import type { GatewayResponseType } from '../gateway-responses.ts'
import type { TracedBody } from './traced-body.ts'

/** What happened to one request, as plain data: it survives JSON. Times are milliseconds from the request's start. */
export interface TraceReport {
  readonly requestId: string
  readonly extendedRequestId: string
  readonly restApiId: string
  readonly stageName: string
  readonly isCanary: boolean
  /** As the caller sent it: `GET`. */
  readonly httpMethod: string
  /** Without the stage: `/pets/7`. */
  readonly path: string
  /** The method that answered: `ANY`, `/pets/{id}`. */
  readonly method: { readonly httpMethod: string; readonly resourcePath: string; readonly resourceId: string }
  readonly pathParameters: Pairs
  readonly queryString: Pairs
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly durationMs: number
  readonly apiKey: TracedApiKey
  readonly authorizer?: TracedAuthorizer
  readonly methodRequest: TracedMessage
  readonly stages: readonly StageTrace[]
  /** Why it was refused, as an execution log says it. */
  readonly failure?: string
  readonly methodResponse?: TracedMessage
}

export type Pairs = readonly (readonly [name: string, value: string])[]

export interface TracedApiKey {
  readonly required: boolean
  /** Masked; empty without one. */
  readonly value: string
}

export interface TracedAuthorizer {
  readonly id: string
  readonly name: string
  readonly type: string
  /** The value of each identity source that the request has, masked. */
  readonly identity: Pairs
}

/** One of the four messages that a request goes through. */
export interface TracedMessage {
  readonly kind: 'method-request' | 'integration-request' | 'integration-response' | 'method-response'
  readonly method?: string
  /** Where it goes, or the path that was asked for. */
  readonly uri?: string
  readonly status?: number
  readonly headers: Pairs
  /** Absent where bodies are not written down. */
  readonly body?: TracedBody
}

export interface StageTrace {
  /** As the pipeline names it: `validate-body`. */
  readonly name: string
  readonly startMs: number
  readonly durationMs: number
  readonly verdict: 'went-on' | 'refused' | 'replied'
  readonly refusal?: TracedRefusal
  readonly changes: readonly TraceChange[]
  readonly templates: readonly TracedTemplate[]
}

export interface TracedRefusal {
  readonly type: GatewayResponseType
  /** What the caller is told. */
  readonly message: string | null
  /** What the operator is told. */
  readonly cause?: string
}

/** What a stage changed. */
export type TraceChange = MessageChange | { readonly fact: string; readonly value: string }

export interface MessageChange {
  /** What the stage made `after` from. */
  readonly before?: TracedMessage
  readonly after: TracedMessage
}

export type TemplateDirection = 'request' | 'response' | 'gateway-response'

/** A mapping template that was rendered, with the value of each expression at its line. */
export interface TracedTemplate {
  readonly direction: TemplateDirection
  /** As it was written; absent where it is not at hand. */
  readonly source?: string
  readonly values: readonly TracedValue[]
  /** More values than a trace keeps were computed. */
  readonly isCut: boolean
}

export interface TracedValue {
  /** From 1. */
  readonly line: number
  /** As written: `$input.path('$.name')`. */
  readonly expression: string
  readonly text: string
}
