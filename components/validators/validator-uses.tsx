'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { type MethodUse, methodCountWords } from '#components/apis/used-by.tsx'
import { MethodLabel } from '#components/ui/method-label.tsx'

/** The number of methods that use a validator; opens to their links. */
export function ValidatorUses({ restApiId, uses }: { restApiId: string; uses: readonly MethodUse[] }) {
  const t = useTranslations('validators')
  const tApis = useTranslations('apis')
  return (
    <DialogTrigger>
      <AriaButton className="text-link">{methodCountWords(uses.length, tApis)}</AriaButton>
      <Popover className="max-h-80 max-w-96 animate-appear overflow-auto rounded-lg border border-line bg-raised p-2 shadow-popover">
        <Dialog aria-label={t('validatorUses.usedBy')} className="outline-none">
          <ul>
            {uses.map(({ resourceId, path, httpMethod }) => (
              <li key={`${resourceId} ${httpMethod}`}>
                <Link
                  href={`/console/apis/${restApiId}/resources/${resourceId}/methods/${httpMethod}`}
                  className="flex items-baseline rounded-md px-2 py-1 hover:bg-sunken"
                >
                  <MethodLabel method={httpMethod} aligned />
                  <code className="text-[0.8125rem] wrap-anywhere">{path}</code>
                </Link>
              </li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
