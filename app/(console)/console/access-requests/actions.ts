'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { ApprovalResult } from '#components/access-requests/decision-actions.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { approveAccessRequests } from '#server/portals/access-requests/approve-access-requests.ts'
import { askAccessQuestion } from '#server/portals/access-requests/ask-access-question.ts'
import { denyAccessRequest } from '#server/portals/access-requests/deny-access-request.ts'
import { undoAccessDecision } from '#server/portals/access-requests/undo-access-decision.ts'

export async function approveRequestsAction(accessRequestIds: string[]): Promise<ApprovalResult> {
  const context = await currentContext()
  try {
    return await approveAccessRequests.invoke(context, { accessRequestIds })
  } catch (error) {
    const { message = '' } = await refusedState(error, context)
    return { approved: [], failed: [{ accessRequestId: '', message }] }
  } finally {
    refresh()
  }
}

export async function undoDecisionsAction(accessRequestIds: string[]): Promise<{ refused: string | undefined }> {
  const context = await currentContext()
  let refused: string | undefined
  for (const accessRequestId of accessRequestIds) {
    try {
      await undoAccessDecision.invoke(context, { accessRequestId })
    } catch (error) {
      refused = (await refusedState(error, context)).message
    }
  }
  refresh()
  return { refused }
}

/** Without a message: the caller says it, with the way back. */
export const denyRequestAction = formAction(denyAccessRequest, (form) => ({
  accessRequestId: form.text('accessRequestId'),
  reason: form.text('reason'),
}))

const ask = formAction(askAccessQuestion, (form) => ({
  accessRequestId: form.text('accessRequestId'),
  question: form.text('question'),
}))

export async function askQuestionAction(...input: Parameters<typeof ask>): ReturnType<typeof ask> {
  const state = await ask(...input)
  const t = await getTranslations('access-requests.decisions')
  return state.status === 'ok' ? { ...state, message: t('asked') } : state
}
