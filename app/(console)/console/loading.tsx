import { Skeleton, TableSkeleton } from '#components/ui/skeleton.tsx'

export default function ConsoleLoading() {
  return (
    <div className="flex flex-col gap-6">
      <Skeleton className="h-8 w-56" />
      <TableSkeleton />
    </div>
  )
}
