import Link from 'next/link'

/** The sign: a gate with a passage. */
export function ProductSign({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className ?? 'size-6'} aria-hidden="true">
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <path
        d="M6 18.5V10a6 6 0 0 1 12 0v8.5M12 18.5v-7"
        className="stroke-accent-ink"
        fill="none"
        strokeWidth="2.25"
        strokeLinecap="round"
      />
    </svg>
  )
}

/** Sign and name, linked to the start of where the reader is. */
export function ProductMark({ href, name = 'Gatehouse' }: { href: string; name?: string }) {
  return (
    <Link href={href} className="flex items-center gap-2.5 rounded-md font-semibold text-[0.9375rem] tracking-tight">
      <ProductSign />
      {name}
    </Link>
  )
}
