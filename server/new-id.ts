import { randomInt } from 'node:crypto'

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A random id of `length` characters from `a-z0-9`: AWS's shape (REST APIs 10, resources and deployments 6). */
export function newId(length: number): string {
  let id = ''
  for (let position = 0; position < length; position++) id += alphabet[randomInt(alphabet.length)]
  return id
}
