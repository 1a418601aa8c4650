import type { PatchOperation } from '@aws-sdk/client-api-gateway'

/** As the CLI's shorthand has it: every value is a string. */
export function replace(path: string, value: string): PatchOperation {
  return { op: 'replace', path, value }
}

export function add(path: string, value: string): PatchOperation {
  return { op: 'add', path, value }
}

export function remove(path: string, value?: string): PatchOperation {
  return value === undefined ? { op: 'remove', path } : { op: 'remove', path, value }
}
