import { type PatchTable, scalar } from '../patch-rules.ts'

/** What `UpdateClientCertificate` may be told. */
export const clientCertificatePatches: PatchTable = {
  wrongPath: 'list',
  rules: { '/description': scalar('description') },
}
