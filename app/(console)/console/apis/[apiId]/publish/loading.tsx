import { PageSkeleton } from '#components/apis/page-skeleton.tsx'

export default function Loading() {
  return <PageSkeleton />
}
