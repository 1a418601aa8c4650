/** The name of a method within a stage: `/pets/{id}/GET`, and `/GET` at the root. */
export function methodKeyOf(path: string, httpMethod: string): string {
  return `${path === '/' ? '' : path}/${httpMethod}`
}
