import type { HelpTopic } from '#components/ui/help-topic.ts'
import { InfoLink } from '#components/ui/info-link.tsx'

interface RowsLabelProps {
  /** By which the fieldset names itself. */
  id: string
  children: string
  /** Entry of the help panel that tells what the rows mean. */
  info?: HelpTopic | undefined
}

/** The name of a fieldset of rows. */
export function RowsLabel({ id, children, info }: RowsLabelProps) {
  return (
    <div className="flex items-baseline gap-2">
      <span id={id} className="font-medium text-[0.8125rem]">
        {children}
      </span>
      {info && <InfoLink topic={info} name={children} />}
    </div>
  )
}
