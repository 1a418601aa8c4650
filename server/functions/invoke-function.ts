import { isJson } from 'gateway-core/is-json.ts'
import { z } from 'zod'
import { ServiceError } from '../errors.ts'
import { query } from '../operation.ts'
import { findQualified } from './find-function.ts'
import { functionArn } from './function-arn.ts'
import { functionFields } from './function-fields.ts'
import { functionRunner, type InvocationReport } from './function-runner.ts'

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const payloadBytes = 6_291_456

/**
 * Runs a function once and waits for its answer: the console's test. Whoever may change a function may run it. A query,
 * since no transaction may wait for it. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export const invokeFunction = query({
  name: 'InvokeFunction',
  permission: 'functions:write',
  input: z.object({
    functionName: functionFields.functionName,
    qualifier: functionFields.qualifier.optional(),
    /** The event: JSON text. */
    payload: z
      .string()
      .refine((text) => Buffer.byteLength(text) <= payloadBytes, `must have ${payloadBytes} bytes or less`)
      .refine(isJson, 'must be JSON')
      .optional(),
  }),
  async run(context, { functionName, qualifier, payload }): Promise<InvocationReport> {
    const { accountId, settings } = context
    const { revisionId } = await findQualified(context, functionName, qualifier)
    const runner = functionRunner()
    if (!runner) throw new ServiceError('ServiceUnavailableException', 'No gateway runs in this process')
    const arn = functionArn(settings.region, { accountId, functionName }, qualifier)
    const report = await runner.run({ accountId, functionArn: arn, payload: payload ?? '{}', revisionId })
    if (!report) throw new ServiceError('NotFoundException', `Function not found: ${arn}`)
    if (report.throttled) throw new ServiceError('TooManyRequestsException', 'Rate Exceeded.')
    return report
  },
})
