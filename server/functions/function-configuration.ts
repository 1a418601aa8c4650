import type { functions, functionVersions } from '#db/schema.ts'
import type { Context } from '../context.ts'
import { isAllowed } from '../permissions.ts'
import { functionArn } from './function-arn.ts'

export type FunctionRow = typeof functions.$inferSelect
export type VersionRow = typeof functionVersions.$inferSelect

/** The purpose under which environments are encrypted. */
export const environmentPurpose = 'function-environment'

/** AWS Lambda's `FunctionConfiguration`. */
export interface FunctionConfiguration {
  functionName: string
  functionArn: string
  runtime: string
  handler: string
  description: string
  /** Of the zip, in bytes. */
  codeSize: number
  /** Base64, as AWS has it. */
  codeSha256: string
  /** Seconds. */
  timeout: number
  /** Megabytes. */
  memorySize: number
  lastModified: Date
  revisionId: string
  version: string
  packageType: 'Zip'
  state: 'Active'
  /** Who may not change functions is not shown the values, in AWS's form of saying so. */
  environment: { variables: Record<string, string> } | { error: { errorCode: string; message: string } }
}

/** A function or one of its versions as the asker may see it. */
export function toConfiguration(
  context: Context,
  row: FunctionRow | VersionRow,
  qualifier?: string,
): FunctionConfiguration {
  const { functionName, runtime, handler, description, codeSize, timeout, memorySize, lastModified, revisionId } = row
  const version = 'version' in row ? String(row.version) : '$LATEST'
  return {
    ...{
      functionName,
      runtime,
      handler,
      description,
      codeSize,
      timeout,
      memorySize,
      lastModified,
      revisionId,
      version,
    },
    functionArn: functionArn(context.settings.region, row, qualifier ?? (version === '$LATEST' ? undefined : version)),
    codeSha256: Buffer.from(row.codeSha256, 'hex').toString('base64'),
    packageType: 'Zip',
    state: 'Active',
    environment: isAllowed(context.actor, 'functions:write')
      ? { variables: openEnvironment(context, row.environmentEncrypted) }
      : {
          error: { errorCode: 'AccessDeniedException', message: 'Only who may change functions sees their variables' },
        },
  }
}

/** The environment as it is kept. */
export function sealEnvironment({ secrets }: Pick<Context, 'secrets'>, variables: Record<string, string>): string {
  return secrets.encrypt(JSON.stringify(variables), environmentPurpose)
}

/** The variables of a kept environment. */
export function openEnvironment({ secrets }: Pick<Context, 'secrets'>, encrypted: string): Record<string, string> {
  return JSON.parse(secrets.decrypt(encrypted, environmentPurpose))
}
