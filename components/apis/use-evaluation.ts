import { useEffect, useRef, useState } from 'react'
import type { TemplateEvaluation } from '#server/rest-apis/integrations/evaluate-template.ts'
import type { TemplateSample } from '#server/rest-apis/integrations/template-sample.ts'
import type { EvaluateTemplate } from './template-tools.ts'

/** What came of a template: absent before the first answer. */
export interface LiveEvaluation {
  result?: TemplateEvaluation
  /** Why the server would not render it. */
  refused?: string
  /** The template or the sample has changed since. */
  isStale: boolean
}

const pauseMs = 250

/** Renders a template for a sample while both are being typed: a moment after the last key, the latest answer wins. */
export function useEvaluation(
  restApiId: string,
  template: string,
  sample: TemplateSample | undefined,
  evaluate: EvaluateTemplate,
): LiveEvaluation {
  const [state, setState] = useState<LiveEvaluation>({ isStale: true })
  const latest = useRef(0)
  useEffect(() => {
    if (sample === undefined) return
    latest.current += 1
    const mine = latest.current
    setState((before) => ({ ...before, isStale: true }))
    const timer = setTimeout(async () => {
      const answer = await evaluate({ restApiId, template, sample }).catch(() => undefined)
      if (mine === latest.current && answer) setState({ ...answer, isStale: false })
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [restApiId, template, sample, evaluate])
  return state
}
