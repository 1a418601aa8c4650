'use client'

import { ArrowLeft, MonitorSmartphone } from 'lucide-react'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { Segments } from '#components/ui/segments.tsx'
import { Select } from '#components/ui/select.tsx'

interface PreviewBarProps {
  portalId: string
  slug: string
  /** As whom: `visitor`, `consumer`, `invited`, `group-{id}`. */
  as: string
  theme: 'light' | 'dark' | undefined
  groups: readonly { groupId: string; name: string }[]
  /** Undefined for who may enter; the reader in question may not. */
  isBarred: boolean
}

/** Widths that are worth a look: a phone, a tablet, a desk. */
const widths = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
]

/** Above the preview of a draft: with whose eyes, in which theme, at which width. */
export function PreviewBar({ portalId, slug, as, theme, groups, isBarred }: PreviewBarProps) {
  const t = useTranslations('portals.preview')
  const router = useRouter()
  const pathname = usePathname()
  const hrefOf = (nextAs: string, nextTheme: string | undefined) => {
    const segment = `${slug}~${nextAs}${nextTheme === 'light' || nextTheme === 'dark' ? `~${nextTheme}` : ''}`
    // Another reader starts at the gate anew, not at the page that the one before was kept from.
    return pathname.replace(/^\/portals\/[^/]+(\/enter$)?/, `/portals/${segment}`)
  }
  return (
    <section
      aria-label={t('label')}
      className="flex flex-wrap items-end gap-x-5 gap-y-3 border-warn border-b-2 bg-warn-soft px-4 py-2.5 text-sm sm:px-6"
    >
      <div className="flex min-w-40 flex-1 flex-col">
        <strong className="font-semibold">{t('title')}</strong>
        <span className="text-[0.8125rem] text-muted">{isBarred ? t('barred') : t('help')}</span>
      </div>
      <div className="w-52">
        <Select
          label={t('viewAs')}
          value={as}
          onChange={(next) => router.push(hrefOf(next, theme))}
          options={[
            { value: 'visitor', label: t('visitor') },
            { value: 'consumer', label: t('consumer') },
            { value: 'invited', label: t('invited') },
            ...groups.map(({ groupId, name }) => ({ value: `group-${groupId}`, label: t('group', { name }) })),
          ]}
        />
      </div>
      <Segments
        label={t('theme')}
        value={theme ?? 'system'}
        onChange={(next) => router.push(hrefOf(as, next))}
        choices={[
          { value: 'system', label: t('system') },
          { value: 'light', label: t('light') },
          { value: 'dark', label: t('dark') },
        ]}
      />
      <Menu
        label={t('widths')}
        trigger={<Button icon={<MonitorSmartphone />}>{t('width')}</Button>}
        entries={widths.map(({ width, height }) => ({
          id: String(width),
          label: t('pixels', { width }),
          onAction: () => {
            window.open(window.location.href, `portal-${width}`, `popup,width=${width},height=${height}`)
          },
        }))}
      />
      <LinkButton href={`/console/portals/${portalId}`} icon={<ArrowLeft />}>
        {t('back')}
      </LinkButton>
    </section>
  )
}
