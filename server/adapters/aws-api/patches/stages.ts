import { ServiceError } from '#server/errors.ts'
import {
  asBoolean,
  asMap,
  asNumber,
  asString,
  entry,
  type PatchOp,
  type PatchRule,
  type PatchTable,
  type PatchValue,
  removable,
  scalar,
  setMember,
} from '../patch-rules.ts'

/** `replace /pets~1{id}/GET/throttling/rateLimit`; the stage's own settings are those of `*` for path and method. */
function methodSetting(member: string, read: PatchValue<unknown> = asString): PatchRule {
  return {
    ops: ['replace'],
    apply(input, { keys, value, path }) {
      setMember(input, ['methodSettings', methodKey(keys[0]), member], read(value ?? '', path))
    },
  }
}

const removedMethodSettings: PatchRule = {
  ops: ['remove'],
  apply(input, { keys, path }) {
    const key = methodKey(keys[0])
    if (!key.includes('/')) throw new ServiceError('BadRequestException', wrongPath(path, 'remove'))
    setMember(input, ['methodSettings', key], null)
  },
}

/** As `methodSettings` has it: the resource's path without its leading slash. */
function methodKey(path = ''): string {
  return path.replace(/^\/(?=.*\/)/, '')
}

/** Takes the deployment, or the variables, of the canary for the stage: `copy` from there. */
function promotion(member: 'deploymentId' | 'variables', from: string, otherwise?: PatchRule): PatchRule {
  return {
    ops: otherwise ? [...otherwise.ops, 'copy'] : ['copy'],
    apply(input, change) {
      if (change.op !== 'copy') return otherwise?.apply(input, change)
      if (change.from !== from) {
        throw new ServiceError('BadRequestException', `Invalid patch path ${change.from ?? 'null'} to copy from`)
      }
      setMember(input, ['promoteCanary', member], true)
    },
  }
}

/** A whole map of variables: `replace` with the JSON of another one, `remove`. */
function wholeMap(member: readonly string[]): PatchRule {
  return {
    ops: ['replace', 'remove'],
    apply(input, { op, value, path }) {
      setMember(input, ['clear', member.at(-1) ?? ''], true)
      setMember(input, member, Object.create(null))
      if (op === 'remove') return
      for (const [name, text] of Object.entries(asMap(value ?? '', path))) setMember(input, [...member, name], text)
    },
  }
}

/** All settings of methods at once: `replace` with the JSON of another map, whose keys are as the stage shows them. */
const allMethodSettings: PatchRule = {
  ops: ['replace'],
  apply(input, { value, path }) {
    setMember(input, ['clear', 'methodSettings'], true)
    setMember(input, ['methodSettings'], Object.create(null))
    for (const [key, settings] of Object.entries(asMap(value ?? '', path))) {
      setMember(input, ['methodSettings', methodKey(key)], settings)
    }
  },
}

/** Only the whole canary can be taken away; what it has no member for, AWS looks for among the settings of methods. */
const noCanarySetting: PatchRule = {
  ops: ['add', 'remove'],
  apply(_, { op, path }) {
    throw new ServiceError(
      'BadRequestException',
      `Cannot ${op} method setting ${path.slice(1)} because there is no method setting for this method `,
    )
  },
}

const allOverrides = wholeMap(['canarySettings', 'stageVariableOverrides'])

const canaryOverrides: PatchRule = {
  ops: ['add', 'remove', 'replace'],
  apply(input, change) {
    const rule = change.op === 'replace' ? allOverrides : noCanarySetting
    rule.apply(input, change)
  },
}

const wrongAccessLogPath: PatchRule = {
  ops: ['add', 'remove', 'replace'],
  apply() {
    throw new ServiceError(
      'BadRequestException',
      'Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]',
    )
  },
}

const settings = [
  'metrics/enabled',
  'logging/dataTrace',
  'logging/loglevel',
  'throttling/burstLimit',
  'throttling/rateLimit',
  'caching/ttlInSeconds',
  'caching/enabled',
  'caching/dataEncrypted',
  'caching/requireAuthorizationForCacheControl',
  'caching/unauthorizedCacheControlHeaderStrategy',
]

function wrongPath(path: string, op: PatchOp): string {
  if (path.startsWith('/canarySettings/') && op !== 'replace') return `Invalid ${op} operation with path: ${path}`
  const paths = [
    ...['/deploymentId', '/description', '/cacheClusterEnabled', '/cacheClusterSize', '/clientCertificateId'],
    ...['/accessLogSettings', '/accessLogSettings/destinationArn', '/accessLogSettings/format'],
    ...settings.map((setting) => `/{resourcePath}/{httpMethod}/${setting}`),
    ...settings.map((setting) => `/*/*/${setting}`),
    ...['/variables/{variable_name}', '/tracingEnabled'],
  ]
  return `Invalid method setting path: ${path}. Must be one of: [${paths.join(', ')}]`
}

const anyOp = ['add', 'replace', 'remove'] as const

/** What `UpdateStage` may be told. */
export const stagePatches: PatchTable = {
  wrongPath,
  rules: {
    '/deploymentId': promotion('deploymentId', '/canarySettings/deploymentId', scalar('deploymentId')),
    '/description': scalar('description'),
    '/cacheClusterEnabled': scalar('cacheClusterEnabled', asBoolean),
    '/cacheClusterSize': scalar('cacheClusterSize'),
    '/clientCertificateId': scalar('clientCertificateId'),
    '/documentationVersion': scalar('documentationVersion'),
    '/tracingEnabled': scalar('tracingEnabled', asBoolean),
    '/accessLogSettings': removable('accessLogSettings'),
    '/accessLogSettings/destinationArn': scalar('accessLogSettings.destinationArn', undefined, anyOp),
    '/accessLogSettings/format': scalar('accessLogSettings.format', undefined, anyOp),
    '/accessLogSettings/{}': wrongAccessLogPath,
    '/variables': promotion('variables', '/canarySettings/stageVariableOverrides', wholeMap(['variables'])),
    '/variables/{}': entry('variables'),
    '/methodSettings': allMethodSettings,
    '/canarySettings': removable('canarySettings'),
    '/canarySettings/percentTraffic': scalar('canarySettings.percentTraffic', asNumber),
    '/canarySettings/deploymentId': scalar('canarySettings.deploymentId'),
    '/canarySettings/useStageCache': scalar('canarySettings.useStageCache', asBoolean),
    '/canarySettings/stageVariableOverrides/{}': entry('canarySettings.stageVariableOverrides'),
    '/canarySettings/stageVariableOverrides': canaryOverrides,
    '/canarySettings/{}': noCanarySetting,
    '/{+}/metrics/enabled': methodSetting('metricsEnabled', asBoolean),
    '/{+}/logging/dataTrace': methodSetting('dataTraceEnabled', asBoolean),
    '/{+}/logging/loglevel': methodSetting('loggingLevel'),
    '/{+}/throttling/burstLimit': methodSetting('throttlingBurstLimit', asNumber),
    '/{+}/throttling/rateLimit': methodSetting('throttlingRateLimit', asNumber),
    '/{+}/caching/ttlInSeconds': methodSetting('cacheTtlInSeconds', asNumber),
    '/{+}/caching/enabled': methodSetting('cachingEnabled', asBoolean),
    '/{+}/caching/dataEncrypted': methodSetting('cacheDataEncrypted', asBoolean),
    '/{+}/caching/requireAuthorizationForCacheControl': methodSetting('requireAuthorizationForCacheControl', asBoolean),
    '/{+}/caching/unauthorizedCacheControlHeaderStrategy': methodSetting('unauthorizedCacheControlHeaderStrategy'),
    '/{+}': removedMethodSettings,
  },
}
