import { useTranslations } from 'next-intl'
import type { HelpTopic } from '#components/ui/help-topic.ts'
import { Select } from '#components/ui/select.tsx'

interface DocumentationVersionFieldProps {
  label: string
  info?: HelpTopic
  versions: readonly string[]
  /** The one that a stage shows; none at first. */
  version?: string | undefined
}

/** Which texts a stage shows. No version can be named with a slash alone, so this stands for none. */
export function DocumentationVersionField({ versions, version = '/', ...named }: DocumentationVersionFieldProps) {
  const t = useTranslations('stages.documentation')
  return (
    <Select
      {...named}
      name="documentationVersion"
      options={[{ value: '/', label: t('none') }, ...versions.map((value) => ({ value, label: value }))]}
      defaultValue={version}
      className="sm:max-w-md"
    />
  )
}
