import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'

interface ModelReferencesProps {
  /** The address of the list of models. */
  base: string
  refersTo: readonly string[]
  referredBy: readonly string[]
}

/** Which models a model is made of, and which it is part of; nothing when it stands alone. */
export function ModelReferences({ base, refersTo, referredBy }: ModelReferencesProps) {
  const t = useTranslations('models')
  if (refersTo.length === 0 && referredBy.length === 0) return null
  return (
    <Card title={t('modelReferences.otherModels')}>
      <dl className="flex flex-col gap-3">
        <Names title={t('modelReferences.refersTo')} names={refersTo} base={base} />
        <Names title={t('modelReferences.partOf')} names={referredBy} base={base} />
      </dl>
    </Card>
  )
}

function Names({ title, names, base }: { title: string; names: readonly string[]; base: string }) {
  if (names.length === 0) return null
  return (
    <div className="flex flex-col gap-0.5">
      <dt className="text-faint text-xs">{title}</dt>
      <dd className="flex flex-wrap gap-x-3 gap-y-1 text-sm">
        {names.map((name) => (
          <Link key={name} href={`${base}/${name}`} className="text-link wrap-anywhere">
            {name}
          </Link>
        ))}
      </dd>
    </div>
  )
}
