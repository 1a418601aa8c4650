import { type PatchTable, scalar } from '../patch-rules.ts'

/** What `UpdateDeployment` may be told. */
export const deploymentPatches: PatchTable = { wrongPath: 'list', rules: { '/description': scalar('description') } }
