import { asc, count, eq, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { groupMembers, groups, portalGroups, portals, productGroups, products } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/** A provider's name for some consumers, with what uses it. */
export interface Group {
  readonly groupId: string
  readonly name: string
  readonly description: string | undefined
  readonly createdAt: Date
  /** Addresses and domains. */
  readonly memberCount: number
  /** Products that only their groups see. */
  readonly products: readonly { readonly productId: string; readonly name: string }[]
  /** Portals that its members may enter. */
  readonly portals: readonly { readonly portalId: string; readonly name: string }[]
}

/** The members of a group that a provider writes, with their limits. */
export const groupFields = {
  name: z.string().trim().min(1, 'must not be empty').max(100),
  description: z.string().trim().max(500),
  /** A person by address, or everybody of a domain: `ada@example.org`, `@example.org`. */
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .refine(isAddressOrDomain, 'must be an address such as ada@example.org or a domain such as @example.org'),
}

function isAddressOrDomain(text: string): boolean {
  const address = text.startsWith('@') ? `anybody${text}` : text
  return z.email().safeParse(address).success
}

/** The groups that meet a condition, by name. */
export async function readGroups({ db }: Context, condition: SQL | undefined): Promise<Group[]> {
  const rows = await db
    .select({ group: groups, memberCount: count(groupMembers.email) })
    .from(groups)
    .leftJoin(groupMembers, eq(groupMembers.groupId, groups.id))
    .where(condition)
    .groupBy(groups.id)
    .orderBy(asc(groups.name))
  const ofProducts = await db
    .select({ groupId: groups.id, productId: products.id, name: products.name })
    .from(groups)
    .innerJoin(productGroups, eq(productGroups.groupId, groups.id))
    .innerJoin(products, eq(products.id, productGroups.productId))
    .where(condition)
    .orderBy(asc(products.name))
  const ofPortals = await db
    .select({ groupId: groups.id, portalId: portals.id, name: portals.name })
    .from(groups)
    .innerJoin(portalGroups, eq(portalGroups.groupId, groups.id))
    .innerJoin(portals, eq(portals.id, portalGroups.portalId))
    .where(condition)
    .orderBy(asc(portals.name))
  return rows.map(({ group, memberCount }) => ({
    groupId: group.id,
    name: group.name,
    description: group.description ?? undefined,
    createdAt: group.createdAt,
    memberCount,
    products: ofProducts
      .filter(({ groupId }) => groupId === group.id)
      .map(({ productId, name }) => ({ productId, name })),
    portals: ofPortals.filter(({ groupId }) => groupId === group.id).map(({ portalId, name }) => ({ portalId, name })),
  }))
}
