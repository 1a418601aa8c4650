import { useTranslations } from 'next-intl'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { Tree, type TreeNode } from '#components/ui/tree.tsx'
import type { TreeResource } from '#server/rest-apis/resources/get-resource-tree.ts'
import { type Branch, resourceBranches } from './resource-branches.ts'

interface ResourceTreeProps {
  restApiId: string
  resources: readonly TreeResource[]
}

/** The resources of an API with their methods, to be looked at; each node leads to its page. */
export function ResourceTree({ restApiId, resources }: ResourceTreeProps) {
  const t = useTranslations('apis.resources')
  const nodes = resourceBranches(resources).map((branch) => resourceNode(restApiId, branch))
  if (nodes.length === 0) return <p className="px-2 py-1 text-muted text-sm">{t('noMatch')}</p>
  return <Tree label={t('title')} nodes={nodes} />
}

function resourceNode(restApiId: string, { resource, text, children }: Branch<TreeResource>): TreeNode {
  const href = `/console/apis/${restApiId}/resources/${resource.id}`
  return {
    id: resource.id,
    text,
    label: <code className="truncate text-[0.8125rem]">{text}</code>,
    href,
    children: [
      ...resource.methods.map((verb) => ({
        id: `${resource.id}/${verb}`,
        text: verb,
        label: <MethodLabel method={verb} />,
        href: `${href}/methods/${verb}`,
      })),
      ...children.map((child) => resourceNode(restApiId, child)),
    ],
  }
}
