import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import type { CompiledMethod, Verdict } from '../pipeline/stage.ts'
import type { Clock } from '../ports.ts'
import type { AuthorizerSnapshot } from '../snapshot.ts'
import { failureLine, shownApiKey } from './failure-line.ts'
import { identityNames } from './identity-names.ts'
import { Redaction, type SecretNames, secretNames } from './redaction.ts'
import { TemplateRecorder } from './template-recorder.ts'
import { newFacts, readFacts } from './trace-facts.ts'
import { TraceMessages } from './trace-messages.ts'
import type {
  StageTrace,
  TemplateDirection,
  TraceChange,
  TracedAuthorizer,
  TracedMessage,
  TraceReport,
} from './trace-report.ts'

/** What is decided about tracing a method before its first request. */
export interface TracePlan {
  readonly names: SecretNames
  /** Whether bodies are written down (`dataTraceEnabled`). */
  readonly withBodies: boolean
}

/** How a method's requests are traced. */
export function tracePlan({ authorizer, setting }: CompiledMethod): TracePlan {
  return { names: secretNames(authorizer?.identitySource), withBodies: setting.dataTraceEnabled === true }
}

/** What was known when a stage began. */
export interface StageStart {
  readonly at: number
  readonly facts: readonly unknown[]
  readonly messages: readonly unknown[]
}

/** Writes down what the stages do to one request. Only methods that are logged or tested have one. */
export class Trace {
  readonly #clock: Clock
  readonly #redaction: Redaction
  readonly #messages: TraceMessages
  readonly #stages: StageTrace[] = []
  /** Of the stage that runs now. */
  #templates: TemplateRecorder[] = []
  /** The message that the next one is made from. */
  #last: TracedMessage

  constructor(exchange: Exchange, { names, withBodies }: TracePlan, clock: Clock) {
    this.#clock = clock
    this.#redaction = new Redaction(names, exchange.client.rawHeaders, exchange.query)
    this.#messages = new TraceMessages(this.#redaction, withBodies)
    this.#last = this.#messages.methodRequest(exchange)
  }

  /** A stage begins. */
  begin(exchange: Exchange): StageStart {
    return { at: this.#clock.monotonic(), facts: readFacts(exchange), messages: readMessages(exchange) }
  }

  /** It has ended. @returns the verdict as it is. */
  end(name: string, start: StageStart, exchange: Exchange, verdict: Verdict): Verdict {
    const now = this.#clock.monotonic()
    const redact = (text: string) => this.#redaction.text(text)
    this.#stages.push({
      name,
      startMs: start.at - exchange.started,
      durationMs: now - start.at,
      ...verdictOf(verdict, redact),
      changes: [...this.#changes(start, exchange, verdict), ...newFacts(start.facts, exchange, redact)],
      templates: this.#templates.map((template) => template.report()),
    })
    this.#templates = []
    return verdict
  }

  /** For a template engine, as what it tells each expression's value to. */
  template(direction: TemplateDirection, source?: string): TemplateRecorder {
    const recorder = new TemplateRecorder(direction, (text) => this.#redaction.text(text), source)
    this.#templates.push(recorder)
    return recorder
  }

  /** All of it. @param answered the body that the caller got, for who has it and the stages have not. */
  report(exchange: Exchange, answered?: Uint8Array): TraceReport {
    const { method, requestId, extendedRequestId, reply, integrationPayload } = exchange
    const { authorizer, resource } = method
    const failure = failureLine(exchange)
    return {
      requestId,
      extendedRequestId,
      restApiId: method.stage.restApiId,
      stageName: method.stage.stageName,
      isCanary: method.isCanary,
      httpMethod: exchange.httpMethod,
      path: this.#messages.path(exchange),
      method: { httpMethod: method.method.httpMethod, resourcePath: resource.path, resourceId: resource.id },
      pathParameters: this.#messages.pathParameters(exchange),
      queryString: this.#messages.queryString(exchange),
      startedAt: exchange.startedAt,
      durationMs: this.#clock.monotonic() - exchange.started,
      apiKey: { required: method.method.apiKeyRequired, value: shownApiKey(exchange) },
      ...(authorizer === undefined ? {} : { authorizer: tracedAuthorizer(authorizer, exchange, this.#redaction) }),
      methodRequest: this.#messages.methodRequest(exchange),
      stages: this.#stages,
      ...(failure === undefined ? {} : { failure: this.#redaction.text(failure) }),
      ...(reply === undefined
        ? {}
        : { methodResponse: this.#messages.methodResponse(reply, answered ?? integrationPayload) }),
    }
  }

  #changes({ messages: before }: StageStart, exchange: Exchange, verdict: Verdict): TraceChange[] {
    const changes: TraceChange[] = []
    // Its body came after it.
    if (this.#last.kind === 'method-request') this.#last = this.#messages.methodRequest(exchange)
    const add = (after: TracedMessage) => {
      changes.push({ before: this.#last, after })
      this.#last = after
    }
    const { payload, integrationRequest, integrationResponse, integrationPayload, reply } = exchange
    const [hadRequest, hadResponse, hadPayload, hadReply] = before
    if (integrationRequest !== undefined && integrationRequest !== hadRequest) {
      add(this.#messages.integrationRequest(integrationRequest, payload))
    }
    const isResponseNew = integrationResponse !== hadResponse || integrationPayload !== hadPayload
    if (integrationResponse !== undefined && isResponseNew) {
      add(this.#messages.integrationResponse(integrationResponse, integrationPayload))
    }
    const made = verdict instanceof Reply ? verdict : reply
    if (made !== undefined && made !== hadReply) add(this.#messages.methodResponse(made, integrationPayload))
    return changes
  }
}

function readMessages({ integrationRequest, integrationResponse, integrationPayload, reply }: Exchange) {
  return [integrationRequest, integrationResponse, integrationPayload, reply]
}

function verdictOf(verdict: Verdict, redact: (text: string) => string): Pick<StageTrace, 'verdict' | 'refusal'> {
  if (verdict === undefined) return { verdict: 'went-on' }
  if (!(verdict instanceof Refusal)) return { verdict: 'replied' }
  const { type, shownMessage: message, cause } = verdict
  return { verdict: 'refused', refusal: { type, message, ...(cause === undefined ? {} : { cause: redact(cause) }) } }
}

function tracedAuthorizer(
  {
    id,
    name,
    type,
    identitySource = type === 'REQUEST' ? '' : 'method.request.header.Authorization',
  }: AuthorizerSnapshot,
  exchange: Exchange,
  redaction: Redaction,
): TracedAuthorizer {
  const identity: [string, string][] = []
  for (const source of identityNames(identitySource)) {
    const [value] = source.isHeader ? exchange.headerValues(source.name) : exchange.queryValues(source.name)
    if (value === undefined) continue
    const shown = source.isHeader
      ? redaction.headerValue(source.name, value)
      : redaction.parameterValue(source.name, value)
    identity.push([source.expression, shown])
  }
  return { id, name, type, identity }
}
