import type { readQualified } from '../../../functions/find-function.ts'

/** What a gateway must know to run a function. */
export interface FunctionDefinition {
  readonly accountId: string
  readonly functionName: string
  /** `$LATEST` or a number. */
  readonly version: string
  readonly revisionId: string
  readonly handler: string
  /** Megabytes. */
  readonly memorySize: number
  readonly timeoutMs: number
  readonly environmentEncrypted: string
  readonly codeSha256: string
}

export function toDefinition(row: NonNullable<Awaited<ReturnType<typeof readQualified>>>): FunctionDefinition {
  const { accountId, functionName, revisionId, handler, memorySize, environmentEncrypted, codeSha256 } = row
  return {
    ...{ accountId, functionName, revisionId, handler, memorySize, environmentEncrypted, codeSha256 },
    version: 'version' in row ? String(row.version) : '$LATEST',
    timeoutMs: row.timeout * 1000,
  }
}
