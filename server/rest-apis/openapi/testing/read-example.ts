import { readFileSync } from 'node:fs'
import path from 'node:path'

/** A published API description, handed to tests as it is. The documents lie beside the repository. */
export function readExample(file: string): Buffer {
  return readFileSync(path.resolve('../shared/data/openapi', file))
}
