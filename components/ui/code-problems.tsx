'use client'

import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from 'react-aria-components'
import type { CodeProblem } from './code-problem.ts'

interface CodeProblemsProps {
  /** Of the editor. */
  label: string
  problems: readonly CodeProblem[]
  onGoTo: (line: number, column: number) => void
}

/** What is wrong in an editor, as a list whose entries lead to their places. */
export function CodeProblems({ label, problems, onGoTo }: CodeProblemsProps) {
  const t = useTranslations('ui.code')
  if (problems.length === 0) return null
  return (
    <ul aria-label={t('problems', { name: label })} className="flex flex-col gap-1">
      {problems.map(({ line, column = 0, message, severity }) => {
        const Icon = severity === 'warning' ? TriangleAlert : CircleAlert
        return (
          <li key={`${line}:${column} ${message}`}>
            <Button
              onPress={() => onGoTo(line, Math.max(column, 1))}
              className="flex min-h-6 w-full items-start gap-2 rounded-md px-1.5 py-1 text-left text-[0.8125rem] hover:bg-sunken"
            >
              <Icon
                aria-hidden
                className={`mt-0.5 size-3.5 shrink-0 ${severity === 'warning' ? 'text-warn' : 'text-danger'}`}
              />
              <span className="min-w-0 wrap-anywhere">
                <span className="text-muted">
                  {column > 0
                    ? t('place', { line: String(line), column: String(column) })
                    : t('line', { line: String(line) })}
                  {': '}
                </span>
                {message}
              </span>
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
