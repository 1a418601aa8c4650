/** What is wrong with a document, and where: a JSON Pointer for content, line and column for syntax. */
export interface DocumentProblem {
  message: string
  pointer?: string
  line?: number
  column?: number
}

/** The document cannot be imported. */
export class InvalidDocument extends Error {
  readonly problems: readonly DocumentProblem[]

  constructor(problems: readonly DocumentProblem[]) {
    super(describeProblems(problems))
    this.name = 'InvalidDocument'
    this.problems = problems
  }
}

const shown = 10

/** All problems in one text, beginning with AWS's own sentence. */
export function describeProblems(problems: readonly DocumentProblem[]): string {
  const list = problems.slice(0, shown).map((problem) => `${placeOf(problem)}${problem.message}`)
  if (problems.length > shown) list.push(`${problems.length - shown} more problems`)
  return `Invalid OpenAPI input. ${list.join('; ')}`
}

function placeOf({ pointer, line, column }: DocumentProblem): string {
  if (line !== undefined) return `Line ${line}, column ${column ?? 1}: `
  return pointer ? `${pointer}: ` : ''
}
