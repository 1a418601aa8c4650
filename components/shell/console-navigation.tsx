import {
  Boxes,
  ChartNoAxesColumn,
  Gauge,
  Globe,
  House,
  KeyRound,
  KeySquare,
  Settings,
  SquareFunction,
  Store,
  Users,
  Waypoints,
} from 'lucide-react'
import type { NavigationGroup } from './navigation.tsx'

/** The nouns of the console, in AWS's words where AWS has them. */
export const consoleNavigation: readonly NavigationGroup[] = [
  { items: [{ label: 'Home', href: '/console', icon: <House />, exact: true }] },
  {
    label: 'API Gateway',
    items: [
      { label: 'APIs', href: '/console/apis', icon: <Waypoints /> },
      { label: 'API keys', href: '/console/api-keys', icon: <KeyRound /> },
      { label: 'Usage plans', href: '/console/usage-plans', icon: <Gauge /> },
      { label: 'Domain names', href: '/console/domain-names', icon: <Globe /> },
      { label: 'Functions', href: '/console/functions', icon: <SquareFunction /> },
    ],
  },
  {
    label: 'Portal',
    items: [
      { label: 'Products', href: '/console/products', icon: <Boxes /> },
      { label: 'Usage', href: '/console/usage', icon: <ChartNoAxesColumn /> },
      { label: 'Open the portal', href: '/', icon: <Store />, exact: true },
    ],
  },
  {
    label: 'Account',
    items: [
      { label: 'Members', href: '/console/settings/members', icon: <Users /> },
      { label: 'Access keys', href: '/console/settings/access-keys', icon: <KeySquare /> },
      { label: 'Settings', href: '/console/settings', icon: <Settings />, exact: true },
    ],
  },
]
