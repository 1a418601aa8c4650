/** The address that a name proposes: `Müllers Café API` → `mullers-cafe-api`; empty when nothing of it can stand. */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  return words?.join('-').slice(0, 50).replace(/-$/, '') ?? ''
}
