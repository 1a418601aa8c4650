import { RadioCards } from '#components/ui/radio-cards.tsx'

interface VisibilityCardsProps {
  name?: string
  defaultValue?: 'public' | 'signed-in' | 'private'
}

/** Who may see a product. */
export function VisibilityCards({ name = 'visibility', defaultValue = 'public' }: VisibilityCardsProps) {
  return (
    <RadioCards
      name={name}
      label="Who may see it"
      defaultValue={defaultValue}
      columns={3}
      cards={[
        { value: 'public', title: 'Anyone', description: 'In the catalogue, no sign-in' },
        { value: 'signed-in', title: 'Signed-in', description: 'Whoever has an account here' },
        { value: 'private', title: 'Members', description: 'Only members of this account' },
      ]}
    />
  )
}
