import { type PatchTable, scalar } from '../patch-rules.ts'

/** What `UpdateVpcLink` may be told. */
export const vpcLinkPatches: PatchTable = {
  wrongPath: 'list',
  rules: { '/name': scalar('name'), '/description': scalar('description') },
}
