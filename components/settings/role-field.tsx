'use client'

import { RadioCards } from '../ui/radio-cards.tsx'

const roles = [
  { value: 'viewer', title: 'Viewer', description: 'May look at everything.' },
  { value: 'developer', title: 'Developer', description: 'May change APIs, keys, plans and products.' },
  { value: 'admin', title: 'Admin', description: 'May also change members and the account.' },
  { value: 'owner', title: 'Owner', description: 'An admin whom only owners can remove.' },
]

interface RoleFieldProps {
  defaultRole: string
  canMakeOwner: boolean
}

/** What a member may do. */
export function RoleField({ defaultRole, canMakeOwner }: RoleFieldProps) {
  const cards = roles.filter(({ value }) => canMakeOwner || value !== 'owner')
  return <RadioCards name="role" label="Role" cards={cards} defaultValue={defaultRole} columns={1} />
}
