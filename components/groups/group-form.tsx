import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Group } from '#server/portals/groups/group.ts'

/** What a group is called. */
export function GroupForm({ group, action, mayWrite }: { group: Group; action: FormAction; mayWrite: boolean }) {
  const t = useTranslations('groups.groupForm')
  return (
    <Card title={t('title')}>
      <Form action={action} hidden={{ groupId: group.groupId }}>
        <WriteFields canWrite={mayWrite}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField name="name" label={t('name')} defaultValue={group.name} autoComplete="off" />
            <TextField
              name="description"
              label={t('description')}
              defaultValue={group.description ?? ''}
              optional
              autoComplete="off"
            />
          </div>
        </WriteFields>
        {mayWrite && (
          <SubmitButton variant="secondary" className="self-start">
            {t('save')}
          </SubmitButton>
        )}
      </Form>
    </Card>
  )
}
