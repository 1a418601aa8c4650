import type { Translate } from '#components/messages/translate.ts'

interface RuleInWords {
  readonly email: string
  readonly decision: 'approve' | 'deny'
  /** Names; undefined for every one. */
  readonly product?: string | undefined
  readonly plan?: string | undefined
}

/** A rule as one says it: `Approve @example.org on Pets, Free`. */
export function ruleSentence(t: Translate<'access-requests'>, { email, decision, product, plan }: RuleInWords): string {
  return t(`rules.sentence.${decision}`, {
    who: email === '*' ? t('rules.everybody') : email.startsWith('@') ? `*${email}` : email,
    what: product && plan ? `${product}, ${plan}` : (product ?? plan ?? t('rules.everything')),
  })
}
