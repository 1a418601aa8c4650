import { z } from 'zod'

const statement = z.object({
  Effect: z.enum(['Allow', 'Deny'], 'Effect must be Allow or Deny'),
})

/**
 * An identity policy as JSON text: a statement or a list of them, each with an Effect. What else is in it, the data
 * plane reads; what it cannot read allows nothing. IAM's quota is 6,144 characters.
 */
export const policyText = z
  .string()
  .trim()
  .max(6144, 'A policy can have 6,144 characters at most')
  .transform((text, context) => {
    const reason = whyNoPolicy(text)
    if (reason !== undefined) context.addIssue({ code: 'custom', message: reason })
    return text
  })

function whyNoPolicy(text: string): string | undefined {
  try {
    const document: unknown = JSON.parse(text)
    const parsed = z
      .object({
        Statement: z.union(
          [statement, z.array(statement).min(1, 'A policy needs a Statement')],
          'A policy needs a Statement',
        ),
      })
      .safeParse(document)
    return parsed.success ? undefined : (parsed.error.issues[0]?.message ?? 'This is no policy document')
  } catch {
    return 'This is not JSON'
  }
}
