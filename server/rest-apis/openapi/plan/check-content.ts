import { InvalidDocument } from './invalid-document.ts'
import { pointerTo } from './reading.ts'

/** Levels of nesting, at most: everything after this check may recurse. */
const maxDepth = 200

/** Values, at most, counted as often as aliases repeat them. */
const maxValues = 20_000_000

/**
 * Refuses what would break the steps after it: endless or very deep nesting, and values that neither JSON nor the
 * database can keep.
 */
export function checkContent(root: unknown): void {
  const path: string[] = []
  let values = 0
  const fail = (message: string) => new InvalidDocument([{ pointer: pointerTo(path), message }])
  const checkText = (text: string): void => {
    if (text.includes('\u0000') || !text.isWellFormed()) {
      throw fail('Text must be well-formed Unicode without NUL characters')
    }
  }
  const check = (value: unknown): void => {
    values++
    if (values > maxValues) throw new InvalidDocument([{ message: `The document has more than ${maxValues} values` }])
    if (typeof value === 'string') checkText(value)
    if (typeof value === 'number' && !Number.isFinite(value)) throw fail('A number must be finite')
    if (typeof value !== 'object' || value === null) return
    if (path.length >= maxDepth) {
      path.length = 5
      throw fail(`Nested more than ${maxDepth} levels deep below this point`)
    }
    for (const [key, member] of Object.entries(value)) {
      checkText(key)
      path.push(key)
      check(member)
      path.pop()
    }
  }
  check(root)
}
