import { type PatchTable, scalar } from '../patch-rules.ts'

/** What `UpdateDocumentationPart` may be told. */
export const documentationPartPatches: PatchTable = {
  wrongPath: 'list',
  rules: { '/properties': scalar('properties') },
}

/** What `UpdateDocumentationVersion` may be told. */
export const documentationVersionPatches: PatchTable = {
  wrongPath: 'list',
  rules: { '/description': scalar('description') },
}
