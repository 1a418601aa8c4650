import { compileAccessLogFormat } from '../logs/access-log-format.ts'
import { accessLogGroup } from '../logs/access-log-group.ts'
import type { Stage } from '../pipeline/stage.ts'

/** One line in the stage's access log for every request, refused ones and those that match no method included. */
export const writeAccessLog: Stage = {
  name: 'write-access-log',
  compile(method, { logs }) {
    const { accessLog, accountId } = method.stage
    if (accessLog === undefined || accessLog.format === '') return undefined
    const line = compileAccessLogFormat(accessLog.format)
    const group = accessLogGroup(method)
    return (exchange) => {
      logs.write(accountId, group, line(exchange))
      return undefined
    }
  },
}
