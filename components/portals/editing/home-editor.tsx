'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { OrderableList } from '#components/ui/orderable-list.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { PortalContent } from '#server/portals/portals/content/portal-content.ts'
import { DraftForm } from './draft-form.tsx'
import { newPartId } from './new-part-id.ts'
import { useDraft } from './use-draft.ts'

interface HomeEditorProps {
  portalId: string
  content: Pick<PortalContent, 'name' | 'tagline' | 'home'>
  save: FormAction
  canWrite: boolean
}

/** The portal's name and its first page: what readers see before anything else. */
export function HomeEditor({ portalId, content, save, canWrite }: HomeEditorProps) {
  const t = useTranslations('portals.homeEditor')
  const [name, setName] = useDraft(content.name)
  const [tagline, setTagline] = useDraft(content.tagline)
  const [home, setHome] = useDraft(content.home)
  const setSections = (sections: PortalContent['home']['sections']) => setHome({ ...home, sections })
  const change = (id: string, part: { title?: string; markdown?: string }) =>
    setSections(home.sections.map((section) => (section.id === id ? { ...section, ...part } : section)))
  return (
    <Card title={t('title')} description={t('help')}>
      <DraftForm portalId={portalId} parts={{ name, tagline, home }} save={save} label={t('title')}>
        <WriteFields canWrite={canWrite}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField name="name" label={t('name')} value={name} onChange={setName} autoComplete="off" />
            <TextField
              name="tagline"
              label={t('tagline')}
              help={t('taglineHelp')}
              value={tagline}
              onChange={setTagline}
              optional
              autoComplete="off"
            />
          </div>
          <TextField
            name="home.title"
            label={t('headline')}
            value={home.title}
            onChange={(title) => setHome({ ...home, title })}
            optional
            autoComplete="off"
          />
          <TextArea
            name="home.text"
            label={t('text')}
            help={t('markdown')}
            value={home.text}
            onChange={(text) => setHome({ ...home, text })}
            rows={3}
            optional
          />
          <div className="flex flex-col gap-2">
            <h3 className="font-medium text-[0.8125rem]">{t('sections')}</h3>
            {home.sections.length === 0 && <p className="text-[0.8125rem] text-muted">{t('noSections')}</p>}
            <OrderableList
              label={t('sections')}
              entries={home.sections}
              keyOf={({ id }) => id}
              nameOf={(section) => section.title || t('untitled')}
              onOrder={setSections}
              canOrder={canWrite}
            >
              {(section, index) => (
                <div className="flex flex-col gap-3">
                  <div className="flex items-end gap-2">
                    <div className="flex-1">
                      <TextField
                        name={`home.sections.${index}.title`}
                        label={t('sectionTitle')}
                        value={section.title}
                        onChange={(title) => change(section.id, { title })}
                        optional
                        autoComplete="off"
                      />
                    </div>
                    {canWrite && (
                      <IconButton
                        label={t('removeSection', { name: section.title || t('untitled') })}
                        icon={<Trash2 />}
                        onPress={() => setSections(home.sections.filter(({ id }) => id !== section.id))}
                      />
                    )}
                  </div>
                  <TextArea
                    name={`home.sections.${index}.markdown`}
                    label={t('sectionText')}
                    help={t('markdown')}
                    value={section.markdown}
                    onChange={(markdown) => change(section.id, { markdown })}
                    rows={5}
                  />
                </div>
              )}
            </OrderableList>
            {canWrite && (
              <Button
                variant="ghost"
                icon={<Plus />}
                className="self-start"
                onPress={() => setSections([...home.sections, { id: newPartId(), title: '', markdown: '' }])}
              >
                {t('addSection')}
              </Button>
            )}
          </div>
          {canWrite && <SubmitButton className="self-start">{t('save')}</SubmitButton>}
        </WriteFields>
      </DraftForm>
    </Card>
  )
}
