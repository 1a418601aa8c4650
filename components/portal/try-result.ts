/** What the server answers to the try pane: the whole answer of the API, or why there is none. */
export type TryResult =
  | {
      readonly answer: {
        readonly status: number
        readonly statusText: string
        readonly headers: readonly (readonly [name: string, value: string])[]
        readonly body: string
        /** The body in base64, when it is an image. */
        readonly image: string | undefined
        readonly truncated: boolean
        readonly latencyMs: number
      }
    }
  | { readonly refused: { readonly message: string; readonly requestId: string | undefined } }

/** Sends one request through the server; the input is that of the operation `TryRequest`. */
export type TrySend = (request: object) => Promise<TryResult>

/** Gives the visitor a key for some minutes. */
export type StartTrial = (productId: string) => Promise<{ readonly expiresAt: string } | { readonly refused: string }>

/** The value of the visitor's trial key for a product. */
export type RevealTrial = (productId: string) => Promise<{ readonly value: string } | { readonly refused: string }>

/** The values of the key of one of the reader's apps. */
export type RevealKey = (
  appId: string,
) => Promise<{ readonly value: string; readonly previousValue: string | undefined } | { readonly refused: string }>
