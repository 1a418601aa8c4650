import { BookOpen } from 'lucide-react'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'

interface ProductGuidesProps {
  slug: string
  /** In the provider's order. */
  guides: readonly { slug: string; title: string }[]
}

/** What there is to read about a product, each on a page of its own. */
export function ProductGuides({ slug, guides }: ProductGuidesProps) {
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
      {guides.map((guide) => (
        <li key={guide.slug}>
          <Link
            href={`/products/${slug}/guides/${guide.slug}`}
            className="flex min-w-0 items-baseline gap-3 px-4 py-3 hover:bg-sunken"
          >
            <BookOpen className="size-3.5 shrink-0 translate-y-0.5 text-faint" aria-hidden />
            <span className="min-w-0 wrap-anywhere">{guide.title}</span>
          </Link>
        </li>
      ))}
    </ol>
  )
}
