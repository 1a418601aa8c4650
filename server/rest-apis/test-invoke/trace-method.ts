import type { TraceReport } from 'gateway-core/trace/trace-report.ts'
import { query } from '#server/operation.ts'
import { methodTestInput, runMethodTest } from './run-method-test.ts'
import { type MethodTest, methodTest } from './test-invoke-method.ts'

/** A test's result with all that happened on the way. */
export interface TracedMethodTest extends MethodTest {
  trace: TraceReport
}

/** `TestInvokeMethod` with the structured trace: what each stage did, how long it took, and what each template computed. */
export const traceMethod = query({
  name: 'TraceMethod',
  permission: 'apis:write',
  input: methodTestInput,
  async run(context, input): Promise<TracedMethodTest> {
    const result = await runMethodTest(context, input)
    return { ...methodTest(result), trace: result.trace }
  },
})

export type {
  MessageChange,
  StageTrace,
  TracedMessage,
  TracedTemplate,
  TraceReport,
} from 'gateway-core/trace/trace-report.ts'
