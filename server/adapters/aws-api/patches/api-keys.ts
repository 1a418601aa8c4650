import { ServiceError } from '#server/errors.ts'
import { asBoolean, type PatchRule, type PatchTable, scalar } from '../patch-rules.ts'

/** What AWS had before usage plans. */
const legacyStages: PatchRule = {
  ops: ['add', 'remove'],
  apply() {
    throw new ServiceError(
      'BadRequestException',
      'stageKeys are not supported: add the key and the API stage to a usage plan instead',
    )
  },
}

/** AWS takes labels and shows them nowhere. */
const labels: PatchRule = {
  ops: ['add', 'remove'],
  apply() {
    throw new ServiceError('BadRequestException', 'labels are not supported: use tags instead')
  },
}

/** What `UpdateApiKey` may be told. */
export const apiKeyPatches: PatchTable = {
  wrongPath: 'list',
  rules: {
    '/customerId': scalar('customerId'),
    '/description': scalar('description'),
    '/enabled': scalar('enabled', asBoolean),
    '/labels': labels,
    '/name': scalar('name'),
    '/stages': legacyStages,
  },
}
