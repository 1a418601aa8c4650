import type { Translate } from '../messages/translate.ts'
import type { PaletteEntry } from '../ui/command-palette.tsx'
import type { NavigationGroup } from './navigation.tsx'

/** Where the palette leads without asking the server: the pages of the navigation, those below, and what can be made. */
export function consolePlaces(
  navigation: readonly NavigationGroup[],
  role: string,
  t: Translate<'shell'>,
): PaletteEntry[] {
  const page = (label: string, href: string): PaletteEntry => ({ id: href, label, href, group: t('palette.pages') })
  const action = (label: string, href: string): PaletteEntry => ({
    id: `${href} ${label}`,
    label,
    href,
    group: t('palette.actions'),
    keywords: t('palette.new'),
  })
  const isAdmin = role === 'owner' || role === 'admin'
  return [
    ...navigation.flatMap(({ items }) => items.map(({ label, href }) => page(label, href))),
    page(t('palette.profile'), '/console/settings/profile'),
    page(t('palette.limits'), '/console/settings/limits'),
    page(t('palette.awsCredentials'), '/console/settings/aws-credentials'),
    ...(role === 'viewer'
      ? []
      : [
          action(t('palette.createApi'), '/console/apis/new'),
          action(t('palette.createKey'), '/console/api-keys'),
          action(t('palette.createPlan'), '/console/usage-plans/new'),
          action(t('palette.createProduct'), '/console/products/new'),
          action(t('palette.createFunction'), '/console/functions/~new'),
          action(t('palette.createAccessKey'), '/console/settings/access-keys'),
        ]),
    ...(isAdmin
      ? [
          page(t('palette.audit'), '/console/settings/audit'),
          action(t('palette.addMember'), '/console/settings/members'),
        ]
      : []),
  ]
}
