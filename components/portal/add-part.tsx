'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'

/** Puts a part into the body that may be left out. */
export function AddPart({ name, onAdd }: { name: string; onAdd: () => void }) {
  const t = useTranslations('portal.fields')
  return (
    <Button variant="ghost" size="small" icon={<Plus />} className="-ml-2 self-start" onPress={onAdd}>
      {t.rich('addPart', { name, code: (words) => <code className="wrap-anywhere">{words}</code> })}
    </Button>
  )
}
