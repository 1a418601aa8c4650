import type { Context } from '#server/context.ts'

/** As whom a member looks at the draft. */
export type ViewAs = 'visitor' | 'consumer' | 'invited' | `group-${string}`

/** What the first part of a portal's path says: `acme`, or `acme~visitor~dark` for a preview of the draft. */
export interface PortalView {
  readonly slug: string
  readonly preview: { readonly as: ViewAs; readonly theme: 'light' | 'dark' | undefined } | undefined
}

/** Undefined for what no portal's path is. A slug has no `~`, so a preview is never another portal's address. */
export function readPortalView(segment: string): PortalView | undefined {
  const [, slug = '', as, theme] =
    /^([a-z0-9]+(?:-[a-z0-9]+)*)(?:~(visitor|consumer|invited|group-[a-z0-9]{1,64})(?:~(light|dark))?)?$/.exec(
      segment,
    ) ?? []
  if (slug === '' || slug.length > 63) return undefined
  if (as === undefined) return { slug, preview: undefined }
  return { slug, preview: { as: as as ViewAs, theme: theme === 'light' || theme === 'dark' ? theme : undefined } }
}

/** The path's part for a view: what `readPortalView` reads. */
export function writePortalView({ slug, preview }: PortalView): string {
  if (!preview) return slug
  return `${slug}~${preview.as}${preview.theme ? `~${preview.theme}` : ''}`
}

/** A user who is nobody: in no account, in no group but the one that is tried. */
const anybody = '00000000-0000-0000-0000-000000000000'

/** Who asks, or in a preview whom the member wants to see with the eyes of. */
export function readerOf(context: Context, { preview }: Pick<PortalView, 'preview'>): Context {
  if (!preview) return context
  if (preview.as === 'visitor') return { ...context, actor: { kind: 'visitor' }, accountId: '' }
  const viewsAsGroupId = preview.as.startsWith('group-') ? preview.as.slice('group-'.length) : undefined
  return {
    ...context,
    actor: { kind: 'user', userId: anybody, ...(viewsAsGroupId ? { viewsAsGroupId } : {}) },
    accountId: '',
  }
}
