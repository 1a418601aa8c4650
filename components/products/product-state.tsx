import { StatusChip } from '#components/ui/status-chip.tsx'

interface ProductStateProps {
  published: boolean
  visibility: 'public' | 'signed-in' | 'private'
}

const readers = { public: 'anyone', 'signed-in': 'signed-in users', private: 'members' }

/** Whether a product is in the catalogue, and for whom. */
export function ProductState({ published, visibility }: ProductStateProps) {
  if (!published) return <StatusChip>draft</StatusChip>
  return <StatusChip tone="ok">published for {readers[visibility]}</StatusChip>
}
