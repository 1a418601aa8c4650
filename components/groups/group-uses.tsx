import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Group } from '#server/portals/groups/group.ts'

interface GroupUsesProps {
  group: Group
  /** Products to name; the others are counted. */
  atMost?: number
}

/** The products and portals that a group opens. */
export function GroupUses({ group: { products, portals }, atMost = Number.POSITIVE_INFINITY }: GroupUsesProps) {
  const t = useTranslations('groups.groupUses')
  if (products.length + portals.length === 0) return <span className="text-faint">{t('none')}</span>
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5">
      {products.slice(0, atMost).map(({ productId, name }) => (
        <li key={productId}>
          <Link href={`/console/products/${productId}/visibility`} className="text-link wrap-anywhere">
            {name}
          </Link>
        </li>
      ))}
      {products.length > atMost && <li className="text-muted">{t('more', { count: products.length - atMost })}</li>}
      {portals.map(({ portalId, name }) => (
        <li key={portalId}>
          <Link href={`/console/portals/${portalId}`} className="text-link wrap-anywhere">
            {t('portal', { name })}
          </Link>
        </li>
      ))}
    </ul>
  )
}
