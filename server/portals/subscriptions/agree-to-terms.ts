import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type productPlans, termsAgreements } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { consumerId } from '../apps/consumer-id.ts'

/** What a consumer says about a plan's terms. */
export const agreementInput = {
  /** Must be true for a plan that has terms. */
  agreedToTerms: z.boolean().optional(),
  /** `termsHash` of the text that was read: refused when it is another one by now. */
  termsHash: z.string().max(64).optional(),
}

/** SHA-256 of a plan's terms, hexadecimal: tells one version of the text from another. */
export function hashOfTerms(terms: string): string {
  return createHash('sha256').update(terms).digest('hex')
}

/** Writes down what was agreed to, word for word; refuses without agreement where the plan has terms. */
export async function agreeToTerms(
  context: CommandContext,
  offer: typeof productPlans.$inferSelect,
  said: { agreedToTerms?: boolean | undefined; termsHash?: string | undefined; app: { id: string; accountId: string } },
): Promise<void> {
  const { terms } = offer
  if (!terms) return
  if (!said.agreedToTerms) {
    throw new ServiceError('BadRequestException', 'This plan has terms: read them and agree to them', {
      fields: { agreedToTerms: 'must be agreed to' },
    })
  }
  const termsHash = hashOfTerms(terms)
  if (said.termsHash !== undefined && said.termsHash !== termsHash) {
    throw new ServiceError('ConflictException', 'The terms have just been changed. Load the page again and read them', {
      fields: { agreedToTerms: 'the terms have changed' },
    })
  }
  await context.db.insert(termsAgreements).values({
    id: context.newId(20),
    accountId: said.app.accountId,
    userId: consumerId(context),
    appId: said.app.id,
    productId: offer.productId,
    usagePlanId: offer.usagePlanId,
    ...{ terms, termsHash },
    agreedAt: context.now(),
  })
}
