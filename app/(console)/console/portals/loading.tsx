import { TableSkeleton } from '#components/ui/skeleton.tsx'

export default function LoadingPortals() {
  return <TableSkeleton rows={4} />
}
