import { authorizerLines } from './authorizer-lines.ts'
import { bodyText, logEvent, logTime, mapText } from './log-text.ts'
import type { MessageChange, StageTrace, TracedMessage, TraceReport } from './trace-report.ts'

/** One event of an execution log. */
export interface LogLine {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Without the request's id, within AWS's size. */
  readonly text: string
}

/**
 * A request's execution log at INFO: AWS's lines in AWS's order (as its logs and `TestInvokeMethod` show them). Bodies
 * are in it when they are in the report.
 */
export function executionLog(report: TraceReport): LogLine[] {
  const lines = new Lines(report)
  lines.add(0, `Extended Request Id: ${report.extendedRequestId}`)
  addAuthorizer(lines, report)
  if (!addUsagePlan(lines, report)) return lines.end()
  addRequest(lines, report)
  addIntegration(lines, report)
  return addEndpointId(lines.end(), report)
}

/** What a test of a method answers as its log: the lines without what the test leaves out, with their times. */
export function testLog(report: TraceReport): string {
  const lines = new Lines(report)
  addRequest(lines, report)
  addIntegration(lines, report)
  return testLogText(report.requestId, lines.end())
}

/** What a test of an authorizer answers as its log. */
export function testAuthorizerLog(report: TraceReport): string {
  const lines = new Lines(report)
  addAuthorizer(lines, report)
  return testLogText(report.requestId, report.failure === undefined ? lines.all() : lines.failed(report.failure))
}

/** The form of a test's log. */
function testLogText(requestId: string, lines: readonly LogLine[]): string {
  const texts = lines.map(({ at, text }) => `${logTime(at)} : ${text}\n`)
  return `Execution log for request ${requestId}\n${texts.join('')}`
}

class Lines {
  readonly #report: TraceReport
  readonly #lines: LogLine[] = []

  constructor(report: TraceReport) {
    this.#report = report
  }

  add(afterMs: number, text: string): void {
    this.#lines.push({ at: this.#report.startedAt + Math.floor(afterMs), text: logEvent(text) })
  }

  all(): LogLine[] {
    return this.#lines
  }

  failed(failure: string): LogLine[] {
    this.add(this.#report.durationMs, failure)
    return this.#lines
  }

  /** How it ended. */
  end(): LogLine[] {
    const { failure, methodResponse, durationMs } = this.#report
    if (failure !== undefined) this.failed(failure)
    else if (methodResponse !== undefined) {
      if (methodResponse.body !== undefined) {
        this.add(durationMs, `Method response body after transformations: ${bodyText(methodResponse.body)}`)
      }
      this.add(durationMs, `Method response headers: ${responseHeadersText(methodResponse, this.#report)}`)
      this.add(durationMs, 'Successfully completed execution')
    }
    if (methodResponse !== undefined) this.add(durationMs, `Method completed with status: ${methodResponse.status}`)
    return this.#lines
  }
}

function addAuthorizer(lines: Lines, { requestId, authorizer, stages }: TraceReport): void {
  const stage = stages.find(({ name }) => name === 'call-authorizer')
  if (stage === undefined || authorizer === undefined) return
  for (const line of authorizerLines(requestId, authorizer, stage)) lines.add(stage.startMs + stage.durationMs, line)
}

/** Stages that refuse before AWS looks at the usage plan, and those that AWS calls the check of the usage plan. */
const authorizing = new Set(['evaluate-resource-policy', 'verify-signature', 'call-authorizer', 'authorize'])
const admitting = new Set(['check-api-key', 'enforce-usage-plan', 'throttle', 'throttle-account', 'verify-payload'])

/** @returns whether the request got past its authorization, key and limits. */
function addUsagePlan(lines: Lines, report: TraceReport): boolean {
  const { requestId, restApiId, stageName, apiKey, method, stages } = report
  const refusing = stages.find(({ verdict }) => verdict === 'refused')?.name ?? ''
  if (authorizing.has(refusing)) return false
  const place = `API Stage ${restApiId}/${stageName}`
  const stage = stages.find(({ name }) => admitting.has(name))
  const at = stage === undefined ? 0 : stage.startMs
  const key = `API Key ${apiKey.value}`
  lines.add(
    at,
    `Verifying Usage Plan for request: ${requestId}. API Key: ${apiKey.value} API Stage: ${restApiId}/${stageName}`,
  )
  if (admitting.has(refusing)) return false
  const name = `'${method.httpMethod} ${method.resourcePath}'`
  const needed = `requires API Key and API Key is associated with a Usage Plan for ${place}`
  const free = 'does not require API Key. Request will not contribute to throttle or quota limits'
  lines.add(at, `${key} authorized because method ${name} ${apiKey.required ? needed : free}`)
  lines.add(at, `Usage Plan check succeeded for ${key} and ${place}`)
  return true
}

function addRequest(lines: Lines, report: TraceReport): void {
  const { requestId, httpMethod, path, methodRequest, stages } = report
  const at = stages.find(({ name }) => executing.has(name))?.startMs ?? 0
  lines.add(at, `Starting execution for request: ${requestId}`)
  lines.add(at, `HTTP Method: ${httpMethod}, Resource Path: ${path}`)
  lines.add(at, `Method request path: ${mapText(report.pathParameters)}`)
  lines.add(at, `Method request query string: ${mapText(report.queryString)}`)
  lines.add(at, `Method request headers: ${headersText(methodRequest)}`)
  if (methodRequest.body !== undefined) {
    lines.add(at, `Method request body before transformations: ${bodyText(methodRequest.body)}`)
  }
}

/** The stages that AWS's "Starting execution" is followed by. */
const executing = new Set(['validate-parameters', 'read-body', 'validate-body', 'build-integration-request'])

/** Nothing goes to a mock and nothing comes back from it: AWS has no lines for it. */
function addIntegration(lines: Lines, { stages }: TraceReport): void {
  for (const stage of stages) {
    for (const change of stage.changes) {
      if (!('after' in change)) continue
      if (change.after.uri === 'mock:') return
      if (change.after.kind === 'integration-request') addEndpointRequest(lines, change.after, stage)
      if (change.after.kind === 'integration-response') addEndpointResponse(lines, change, stage)
    }
  }
}

/** The id under which the endpoint, a function or an AWS service, knows the request. */
function addEndpointId(lines: LogLine[], { stages }: TraceReport): LogLine[] {
  const changes = stages.flatMap((stage) => stage.changes)
  const answer = changes.find((change) => 'after' in change && change.after.kind === 'integration-response')
  const headers = answer !== undefined && 'after' in answer ? answer.after.headers : []
  const id = headers.find(([name]) => name.toLowerCase() === 'x-amzn-requestid')?.[1]
  const at = lines.at(-1)?.at
  if (id !== undefined && at !== undefined)
    lines.push({ at, text: logEvent(`AWS Integration Endpoint RequestId : ${id}`) })
  return lines
}

function addEndpointRequest(lines: Lines, request: TracedMessage, { startMs, durationMs }: StageTrace): void {
  const at = startMs + durationMs
  lines.add(at, `Endpoint request URI: ${request.uri}`)
  lines.add(at, `Endpoint request headers: ${headersText(request)}`)
  if (request.body !== undefined) {
    lines.add(at, `Endpoint request body after transformations: ${bodyText(request.body)}`)
  }
  lines.add(at, `Sending request to ${request.uri}`)
}

function addEndpointResponse(lines: Lines, { before, after }: MessageChange, stage: StageTrace): void {
  const at = stage.startMs + stage.durationMs
  // The body comes with a stage of its own: the head was told before.
  if (before?.kind !== 'integration-response') {
    const latency = Math.round(stage.durationMs)
    lines.add(at, `Received response. Status: ${after.status}, Integration latency: ${latency} ms`)
    lines.add(at, `Endpoint response headers: ${headersText(after)}`)
  }
  if (after.body !== undefined && after.body.note !== 'streamed') {
    lines.add(at, `Endpoint response body before transformations: ${bodyText(after.body)}`)
  }
}

function headersText({ headers }: TracedMessage): string {
  return mapText(headers)
}

/** Without what our own hop adds: its framing and the ids. Of them AWS's log does not speak. */
function responseHeadersText({ headers }: TracedMessage, { requestId, extendedRequestId }: TraceReport): string {
  const ours = headers.filter(([name, value]) => {
    return name.toLowerCase() === 'content-length' || value === requestId || value === extendedRequestId
  })
  return mapText(headers.filter((header) => !ours.includes(header)))
}
