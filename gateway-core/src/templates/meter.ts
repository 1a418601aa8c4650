import { TemplateFailure } from './template-error.ts'

/** Counts what work costs, and throws before it costs too much. */
export interface Meter {
  /** About one step of work each. */
  spend(steps: number): void
  /** Characters or items that are about to be created. */
  allocate(size: number): void
  /** Whether nesting may go this deep. */
  descend(depth: number): void
  /** Looks at the clock now, between pieces of work whose cost cannot be told. */
  check(): void
}

/** The deepest nesting of values, so that a list which contains itself ends. */
export const maxValueDepth = 512

/** Bounds one piece of work by itself, where no template pays for it. */
export function free(limit = 5_000_000): Meter {
  let left = limit
  const take = (size: number) => {
    left -= size
    if (left < 0) throw new TemplateFailure('The value is too large')
  }
  return { spend: take, allocate: (size) => take(size / 16), descend: refuseDepth, check: () => take(1) }
}

export function refuseDepth(depth: number): void {
  if (depth > maxValueDepth) throw new TemplateFailure('The value is nested too deeply')
}
