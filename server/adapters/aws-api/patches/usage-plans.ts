import {
  asMap,
  asNumber,
  elementByValue,
  type PatchOp,
  type PatchRule,
  type PatchTable,
  removable,
  scalar,
  setMember,
} from '../patch-rules.ts'

const addOrReplace = ['add', 'replace'] as const

/** `replace /apiStages/{api:stage}/throttle/{path}/{VERB}/rateLimit`. */
function methodThrottle(member: 'rateLimit' | 'burstLimit'): PatchRule {
  return {
    ops: addOrReplace,
    apply(input, { keys: [apiStage = '', method = ''], value, path }) {
      const number = value === undefined ? null : asNumber(value, path)
      setMember(input, ['methodThrottles', apiStage, methodKey(method), member], number)
    },
  }
}

const removedMethodThrottle: PatchRule = {
  ops: ['remove'],
  apply: (input, { keys: [apiStage = '', method = ''] }) =>
    setMember(input, ['methodThrottles', apiStage, methodKey(method)], null),
}

/** The throttles of all methods of a stage: the JSON of the map that the plan shows there. */
const allThrottles: PatchRule = {
  ops: ['add', 'replace', 'remove'],
  apply(input, { op, keys: [apiStage = ''], value, path }) {
    setMember(input, ['clear', 'methodThrottles', apiStage], true)
    setMember(input, ['methodThrottles', apiStage], Object.create(null))
    if (op === 'remove') return
    for (const [method, throttle] of Object.entries(asMap(value ?? '', path))) {
      setMember(input, ['methodThrottles', apiStage, methodKey(method)], throttle)
    }
  },
}

/** As a plan has it: with the leading slash of the resource's path. */
function methodKey(method: string): string {
  return method.startsWith('/') ? method : `/${method}`
}

const throttles = '/apiStages/<apidId:stageName>/throttle'
const throttle = `${throttles}/<resourcePath>/<httpMethod>`

/** What AWS names when an operation has the wrong path, its spelling included; `remove` as recorded there. */
const pathsOf: Partial<Record<PatchOp, readonly string[]>> = {
  add: ['/apiStages'],
  remove: ['/apiStages', '/quota', '/throttle', '/productCode', throttle, throttles],
  replace: [
    ...['/name', '/description', '/productCode', '/quota/limit', '/quota/offset', '/quota/period'],
    ...['/throttle/rateLimit', '/throttle/burstLimit', `${throttle}/rateLimit`, `${throttle}/burstLimit`],
  ],
}

function wrongPath(path: string, op: PatchOp): string {
  const paths = pathsOf[op]
  const hint = paths ? `Must be one of: [${paths.join(', ')}]` : 'Please choose supported operations'
  return `Invalid patch path  '${path}' specified for op '${op}'. ${hint}`
}

/** What `UpdateUsagePlan` may be told. */
export const usagePlanPatches: PatchTable = {
  wrongPath,
  rules: {
    '/name': scalar('name'),
    '/description': scalar('description'),
    '/productCode': scalar('productCode', undefined, ['add', 'replace', 'remove']),
    '/throttle': removable('throttle'),
    '/throttle/rateLimit': scalar('throttle.rateLimit', asNumber, addOrReplace),
    '/throttle/burstLimit': scalar('throttle.burstLimit', asNumber, addOrReplace),
    '/quota': removable('quota'),
    '/quota/limit': scalar('quota.limit', asNumber, addOrReplace),
    '/quota/offset': scalar('quota.offset', asNumber, addOrReplace),
    '/quota/period': scalar('quota.period', undefined, addOrReplace),
    '/apiStages': elementByValue('apiStages'),
    '/apiStages/{}/throttle': allThrottles,
    '/apiStages/{}/throttle/{+}/rateLimit': methodThrottle('rateLimit'),
    '/apiStages/{}/throttle/{+}/burstLimit': methodThrottle('burstLimit'),
    '/apiStages/{}/throttle/{+}': removedMethodThrottle,
  },
}

/** What `UpdateUsage` may be told. */
export const usagePatches: PatchTable = { wrongPath: 'list', rules: { '/remaining': scalar('remaining', asNumber) } }
