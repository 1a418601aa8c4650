import { asBoolean, elementByValue, entry, type PatchTable, scalar } from '../patch-rules.ts'

/** What `UpdateMethod` may be told. */
export const methodPatches: PatchTable = {
  wrongPath: 'name',
  rules: {
    '/authorizationType': scalar('authorizationType'),
    '/authorizerId': scalar('authorizerId'),
    '/apiKeyRequired': scalar('apiKeyRequired', asBoolean),
    '/operationName': scalar('operationName'),
    '/requestValidatorId': scalar('requestValidatorId'),
    '/requestParameters/{}': entry('requestParameters', asBoolean),
    '/requestModels/{}': entry('requestModels'),
    '/authorizationScopes': elementByValue('authorizationScopes'),
  },
}

/** What `UpdateMethodResponse` may be told. */
export const methodResponsePatches: PatchTable = {
  wrongPath: 'name',
  rules: {
    '/responseParameters/{}': entry('responseParameters', asBoolean),
    '/responseModels/{}': entry('responseModels'),
  },
}
