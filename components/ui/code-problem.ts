/** Something wrong at a place of a text, for a marker in an editor and for a list beside it. */
export interface CodeProblem {
  /** From 1. */
  line: number
  /** From 1; 0 or absent: the whole line. */
  column?: number
  message: string
  severity?: 'error' | 'warning'
}

/** What an editor offers while one types. */
export interface CodeCompletion {
  /** As it is written, with the sign that begins it: `$context.stage`, `#foreach`. */
  text: string
  /** What it means or holds, shortly. */
  detail?: string
  kind?: 'variable' | 'function' | 'keyword'
  /** What is put in, where that is more than the text; `${}` is where the cursor goes. */
  snippet?: string
}

export type CodeLanguage = 'vtl' | 'json' | 'javascript' | 'yaml' | 'text'
