import { useTranslations } from 'next-intl'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import type { ProductVisibility } from '#server/portals/products/product.ts'

interface VisibilityCardsProps {
  name?: string
  defaultValue?: ProductVisibility
  onChange?: (value: string) => void
  /** Whether groups can be chosen here too. */
  withGroups?: boolean
}

/** Who may see a product. */
export function VisibilityCards({
  name = 'visibility',
  defaultValue = 'public',
  onChange,
  withGroups,
}: VisibilityCardsProps) {
  const t = useTranslations('products.visibilityCards')
  const choices = withGroups
    ? (['public', 'signedIn', 'groups', 'private'] as const)
    : (['public', 'signedIn', 'private'] as const)
  return (
    <RadioCards
      name={name}
      label={t('label')}
      info="products.visibility"
      defaultValue={defaultValue}
      {...(onChange ? { onChange } : {})}
      columns={withGroups ? 2 : 3}
      cards={choices.map((choice) => ({
        value: choice === 'signedIn' ? 'signed-in' : choice,
        title: t(`${choice}.title`),
        description: t(`${choice}.description`),
      }))}
    />
  )
}
