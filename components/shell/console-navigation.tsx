import {
  AppWindow,
  BadgeCheck,
  Boxes,
  Cable,
  ChartNoAxesColumn,
  Gauge,
  Globe,
  House,
  Inbox,
  KeyRound,
  KeySquare,
  Settings,
  SquareFunction,
  Store,
  Users,
  UsersRound,
  Waypoints,
} from 'lucide-react'
import type { Translate } from '../messages/translate.ts'
import type { NavigationGroup } from './navigation.tsx'

/** The nouns of the console, in AWS's words where AWS has them. */
export function consoleNavigation(t: Translate<'shell'>, pendingRequests = 0): readonly NavigationGroup[] {
  return [
    { items: [{ label: t('navigation.home'), href: '/console', icon: <House />, exact: true }] },
    {
      label: t('navigation.apiGateway'),
      items: [
        { label: t('navigation.apis'), href: '/console/apis', icon: <Waypoints /> },
        { label: t('navigation.apiKeys'), href: '/console/api-keys', icon: <KeyRound /> },
        { label: t('navigation.usagePlans'), href: '/console/usage-plans', icon: <Gauge /> },
        { label: t('navigation.domainNames'), href: '/console/domain-names', icon: <Globe /> },
        {
          label: t('navigation.clientCertificates'),
          href: '/console/client-certificates',
          icon: <BadgeCheck />,
        },
        { label: t('navigation.vpcLinks'), href: '/console/vpc-links', icon: <Cable /> },
        { label: t('navigation.functions'), href: '/console/functions', icon: <SquareFunction /> },
      ],
    },
    {
      label: t('navigation.portal'),
      items: [
        { label: t('navigation.products'), href: '/console/products', icon: <Boxes /> },
        { label: t('navigation.portals'), href: '/console/portals', icon: <AppWindow /> },
        {
          label: t('navigation.accessRequests'),
          href: '/console/access-requests',
          icon: <Inbox />,
          count: pendingRequests,
        },
        { label: t('navigation.groups'), href: '/console/groups', icon: <UsersRound /> },
        { label: t('navigation.usage'), href: '/console/usage', icon: <ChartNoAxesColumn /> },
        { label: t('navigation.openPortal'), href: '/', icon: <Store />, exact: true },
      ],
    },
    {
      label: t('navigation.account'),
      items: [
        { label: t('navigation.members'), href: '/console/settings/members', icon: <Users /> },
        { label: t('navigation.accessKeys'), href: '/console/settings/access-keys', icon: <KeySquare /> },
        { label: t('navigation.settings'), href: '/console/settings', icon: <Settings />, exact: true },
      ],
    },
  ]
}
