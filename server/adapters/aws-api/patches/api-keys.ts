import { asBoolean, elementByValue, type PatchTable, scalar } from '../patch-rules.ts'

/** What `UpdateApiKey` may be told. */
export const apiKeyPatches: PatchTable = {
  wrongPath: 'list',
  rules: {
    '/customerId': scalar('customerId'),
    '/description': scalar('description'),
    '/enabled': scalar('enabled', asBoolean),
    '/labels': elementByValue('labels'),
    '/name': scalar('name'),
    // `{restApiId}/{stageName}`: what AWS had before usage plans.
    '/stages': elementByValue('stages'),
  },
}
