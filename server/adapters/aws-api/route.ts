import type { Operation } from '#server/operation.ts'
import type { PatchTable } from './patch-rules.ts'
import { list, type Members, oneOf, type Shape, string, structure } from './shape.ts'

/** One row of the wire: how an operation is called and how it answers. The oracle test compares it with AWS's model. */
export interface Route {
  readonly operation: Invocable
  readonly verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** AWS's template, with the SDK's member names: `/restapis/{restApiId}`, `/restapis?mode=import`. */
  readonly path: string
  /** The status of success. */
  readonly status: number
  /** Members outside the path. */
  readonly input: Members
  /** Absent for an operation that answers without a body. Members that it does not name are never sent. */
  readonly output?: Shape
  /** For an update: what its `patchOperations` may say. */
  readonly patch?: PatchTable
  /** Bytes of body that are read at most; 10 MB unless told. */
  readonly maxBodyBytes?: number
}

/** What the adapter needs of an operation. */
export type Invocable = Pick<Operation, 'invoke' | 'operationName' | 'kind' | 'permission'>

/** A row: `route(createRestApi, { verb: 'POST', path: '/restapis', … })`. */
export function route(operation: Invocable, row: Omit<Route, 'operation' | 'input'> & { input?: Members }): Route {
  return { ...row, operation, input: row.input ?? {} }
}

/** The row of an update: `patch` turns its `patchOperations` into the operation's typed input. */
export function updateRoute(
  operation: Invocable,
  row: { path: string; status?: number; input?: Members; patch: PatchTable; output: Shape },
): Route {
  return { verb: 'PATCH', status: 200, ...row, operation, input: { ...row.input, patchOperations } }
}

const patchOperations = list(
  structure({
    op: oneOf('add', 'remove', 'move', 'test', 'replace', 'copy'),
    path: string,
    value: string,
    from: string,
  }),
)
