/** What a template's text does not allow; found when it is compiled. Lines and columns count from 1. */
export class TemplateSyntaxError extends Error {
  override readonly name = 'TemplateSyntaxError'
  readonly line: number
  readonly column: number

  constructor(message: string, line: number, column: number) {
    super(message)
    this.line = line
    this.column = column
  }
}

/** Why a template could not be rendered for this request; AWS answers 500. Line and column count from 1. */
export class TemplateFailure extends Error {
  override readonly name = 'TemplateFailure'
  /** 0 until the statement that failed is known. */
  line: number
  /** Of the statement; 0 where it is not known. */
  column: number

  constructor(message: string, line = 0, column = 0) {
    super(message)
    this.line = line
    this.column = column
  }
}
