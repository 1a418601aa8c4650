import { ServiceError } from '#server/errors.ts'
import type { PortalBranding } from '../content/portal-branding.ts'
import { contrastProblems } from './palette.ts'

/** Refuses colours on which text cannot be read. https://www.w3.org/TR/WCAG22/#contrast-minimum */
export function requireReadable({ light, dark }: Pick<PortalBranding, 'light' | 'dark'>): void {
  const problems = [...contrastProblems('light', light), ...contrastProblems('dark', dark)]
  if (problems.length === 0) return
  const fields = Object.fromEntries(
    problems.map(({ theme, colour, ratio }) => [`branding.${theme}.${colour}`, `has a contrast of ${ratio} to 1 only`]),
  )
  throw new ServiceError('BadRequestException', 'Text needs a contrast of 4.5 to 1 in both themes (WCAG 2.2, 1.4.3)', {
    fields,
  })
}
