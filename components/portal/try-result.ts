/** What the server answers to the try pane: the whole answer of the API, or why there is none. */
export type TryResult =
  | {
      readonly answer: {
        readonly status: number
        readonly statusText: string
        readonly headers: readonly (readonly [name: string, value: string])[]
        /** Empty where it is no text. */
        readonly body: string
        /** In base64, what came whole and is no text. */
        readonly file: string | undefined
        /** Bytes that were read of the body. */
        readonly size: number
        /** The body in base64, when it is an image. */
        readonly image: string | undefined
        readonly truncated: boolean
        readonly latencyMs: number
      }
    }
  | { readonly refused: { readonly message: string; readonly requestId: string | undefined } }

/** What an API answered. */
export type TryAnswer = Extract<TryResult, { answer: unknown }>['answer']

/** The value of a header, whose name is given in small letters. */
export function headerOf(headers: TryAnswer['headers'], name: string): string | undefined {
  return headers.find(([header]) => header.toLowerCase() === name)?.[1]
}

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
