/** A template as the parser reads it. Lines and columns count from 1. */
export type Statement =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'set'; readonly target: Reference; readonly value: Expression; readonly place: Place }
  | { readonly kind: 'if'; readonly branches: readonly Branch[]; readonly otherwise: Block | undefined }
  | {
      readonly kind: 'foreach'
      readonly variable: string
      readonly list: Expression
      readonly body: Block
      readonly place: Place
    }
  | { readonly kind: 'define'; readonly variable: string; readonly body: Block; readonly place: Place }
  | {
      readonly kind: 'call'
      readonly name: string
      readonly given: readonly Expression[]
      readonly body: Block | undefined
      readonly place: Place
    }
  | { readonly kind: 'evaluate'; readonly source: Expression; readonly place: Place }
  | { readonly kind: 'break'; readonly scope: Expression | undefined }
  | { readonly kind: 'stop' }

export type Block = readonly Statement[]

export interface Branch {
  readonly test: Expression
  readonly body: Block
  readonly place: Place
}

export interface Macro {
  readonly name: string
  readonly parameters: readonly string[]
  readonly body: Block
}

/** Where text begins that is part of a template. */
export interface TextStart {
  readonly line: number
  readonly column: number
}

/** Where something stands, and how it is written there. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly source: string
}

export type Expression =
  | { readonly kind: 'literal'; readonly value: unknown }
  /** Text in double quotes that holds references or directives. */
  | { readonly kind: 'interpolation'; readonly text: string; readonly start: TextStart }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    }

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%'

/** `$root.step.step`. */
export interface Reference extends Place {
  readonly root: string
  readonly steps: readonly ReferenceStep[]
  /** `${root|alternate}`: in place of what is null or missing. */
  readonly alternate: Expression | undefined
}

export type ReferenceStep =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'method'; readonly name: string; readonly given: readonly Expression[] }
  | { readonly kind: 'index'; readonly key: Expression }
