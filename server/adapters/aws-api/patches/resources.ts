import { type PatchTable, scalar } from '../patch-rules.ts'

/** What `UpdateResource` may be told. */
export const resourcePatches: PatchTable = {
  wrongPath: 'list',
  rules: { '/parentId': scalar('parentId'), '/pathPart': scalar('pathPart') },
}
