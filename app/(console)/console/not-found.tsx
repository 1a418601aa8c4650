import { NotFoundReport } from '#components/ui/not-found-report.tsx'

export default function ConsoleNotFound() {
  return <NotFoundReport homeHref="/console" homeLabel="Go to the console" />
}
