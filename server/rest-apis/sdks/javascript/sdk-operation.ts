import type { JsonObject } from '../../openapi/json-object.ts'

/** One parameter of an operation, as the client takes and sends it. */
export interface SdkParameter {
  /** The member of `params`: the name, with its place in front where another place has that name too. */
  readonly key: string
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  /** `{proxy+}`: its slashes stay slashes. */
  readonly greedy: boolean
  readonly style: string | undefined
  readonly explode: boolean | undefined
  readonly schema: unknown
  readonly description: string | undefined
}

/** One answer of an operation. */
export interface SdkResponse {
  /** `200`, or `default`. */
  readonly status: string
  readonly description: string | undefined
  readonly headers: readonly { readonly name: string; readonly schema: unknown }[]
  /** Schemas by media type. */
  readonly content: ReadonlyMap<string, unknown>
}

/** One operation of an OpenAPI document in the words of a client. */
export interface SdkOperation {
  readonly name: string
  readonly method: string
  /** Below the endpoint, parameters in braces. */
  readonly path: string
  /** The address that the document gives. */
  readonly endpoint: string
  readonly summary: string | undefined
  readonly description: string | undefined
  readonly deprecated: boolean
  readonly parameters: readonly SdkParameter[]
  readonly body:
    | { readonly required: boolean; readonly content: ReadonlyMap<string, unknown>; readonly description?: string }
    | undefined
  readonly responses: readonly SdkResponse[]
  readonly needsKey: boolean
  /** `AWS_IAM`. */
  readonly signed: boolean
  /** The header from which an authorizer reads the caller's token. */
  readonly tokenHeader: string | undefined
}

/** What an SDK is made of. */
export interface SdkDocument {
  readonly title: string
  readonly version: string | undefined
  readonly description: string | undefined
  readonly region: string
  readonly operations: readonly SdkOperation[]
  /** `components.schemas`. */
  readonly schemas: JsonObject
}
