import { Skeleton } from '#components/ui/skeleton.tsx'

export default function PortalLoading() {
  return (
    <div role="status" className="flex flex-col gap-6 pt-6">
      <span className="sr-only">Loading…</span>
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-4 w-96 max-w-full" />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <Skeleton key={key} className="h-36" />
        ))}
      </div>
    </div>
  )
}
