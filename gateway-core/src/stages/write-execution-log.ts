import type { Exchange } from '../exchange.ts'
import type { CompiledMethod, Stage } from '../pipeline/stage.ts'
import type { LogSink } from '../ports.ts'
import { executionLog } from '../trace/execution-log.ts'
import { failureLine } from '../trace/failure-line.ts'
import { logEvent } from '../trace/log-text.ts'

/**
 * The method's execution log (`loggingLevel`): at INFO every line of the request, at ERROR why it was refused. A
 * backend's own error is no failure of the method. What matches no method has no log, as at AWS.
 */
export const writeExecutionLog: Stage = {
  name: 'write-execution-log',
  compile(method, { logs }) {
    const { loggingLevel } = method.setting
    if (method.method.httpMethod === '' || (loggingLevel !== 'INFO' && loggingLevel !== 'ERROR')) return undefined
    const { accountId } = method.stage
    const group = executionLogGroup(method)
    const write = (exchange: Exchange, text: string, at?: number) =>
      logs.write(accountId, group, `(${exchange.requestId}) ${text}`, at)
    return (exchange) => {
      if (exchange.trace === undefined) writeFailure(exchange, write)
      else for (const { text, at } of executionLog(exchange.trace.report(exchange))) write(exchange, text, at)
      return undefined
    }
  },
}

type Write = (exchange: Exchange, text: string, at?: number) => ReturnType<LogSink['write']>

/** AWS's name of the group (developer guide, "CloudWatch log formats for API Gateway"; a canary has one of its own). */
function executionLogGroup({ stage, isCanary }: CompiledMethod): string {
  return `API-Gateway-Execution-Logs_${stage.restApiId}/${stage.stageName}${isCanary ? '/Canary' : ''}`
}

function writeFailure(exchange: Exchange, write: Write): void {
  const failure = failureLine(exchange)
  if (failure === undefined) return
  write(exchange, logEvent(failure))
  if (exchange.reply !== undefined) write(exchange, `Method completed with status: ${exchange.reply.status}`)
}
