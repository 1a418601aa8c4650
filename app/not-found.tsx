import { NotFoundReport } from '#components/ui/not-found-report.tsx'

export default function NotFound() {
  return <NotFoundReport homeHref="/" homeLabel="Go to the portal" />
}
