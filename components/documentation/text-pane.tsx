'use client'

import { Card } from '#components/ui/card.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { InheritedText } from './inherited-text.tsx'
import { PropertiesView } from './properties-view.tsx'
import type { ReferenceOutline } from './reference-outline.ts'
import { ReferencePreview } from './reference-preview.tsx'
import { newTextId, useTextDrafts } from './text-drafts.tsx'
import { TextEditor } from './text-editor.tsx'
import { TextHeading } from './text-heading.tsx'
import type { TextTarget } from './text-target.ts'

export interface TextActions {
  create: FormAction
  update: FormAction
  remove: FormAction
}

interface TextPaneProps {
  restApiId: string
  target: TextTarget
  /** Undefined for a text that applies to nothing. */
  outline: ReferenceOutline | undefined
  /** Undefined for those who may only look. */
  actions: TextActions | undefined
  /** The places of parts that are there, to tell where a new one cannot be. */
  taken: readonly { id: string; location: string }[]
  /** The editor of a part, wherever it applies. */
  partHref: string
  /** The entity without a part of its own choosing. */
  entityHref: string
}

/** One text: what applies, where it comes from, its editor, and the reference as it will read. */
export function TextPane({ restApiId, target, outline, actions, taken, partHref, entityHref }: TextPaneProps) {
  const { drafts, setDraft } = useTextDrafts()
  const draftId = target.kind === 'part' ? target.part.id : newTextId(target.entity.key)
  const draft = drafts.get(draftId)
  const saved = target.kind === 'part' ? target.part.properties : ''
  const isReading = target.kind === 'inherited' && !draft
  const isWriting = !isReading && actions !== undefined
  const properties = draft?.properties ?? (isReading ? target.part.properties : saved)
  return (
    <div className="grid min-w-0 items-start gap-5 min-[87.5rem]:grid-cols-[minmax(0,1fr)_21rem] 2xl:grid-cols-[minmax(0,1fr)_minmax(0,28rem)]">
      <Card className="min-w-0">
        <div id="documentation-text" className="flex flex-col gap-5">
          <TextHeading
            target={target}
            isOverriding={target.kind === 'inherited' && !isReading}
            backHref={target.kind === 'part' && target.isSource && target.entity ? entityHref : undefined}
          />
          {isReading && (
            <InheritedText
              part={target.part}
              sourceHref={`${partHref}${target.part.id}`}
              onOverride={actions && (() => setDraft(draftId, { properties: target.part.properties, base: '' }))}
            />
          )}
          {!isReading && !isWriting && <PropertiesView properties={properties} />}
          {isWriting && (
            <TextEditor
              key={draftId}
              restApiId={restApiId}
              target={target}
              properties={properties}
              saved={saved}
              draftId={draftId}
              actions={actions}
              taken={taken}
              partHref={partHref}
            />
          )}
        </div>
      </Card>
      {outline && (
        <ReferencePreview
          outline={outline}
          selectedKey={target.entity?.key}
          overlay={{
            properties,
            ...(target.kind === 'part' ? { partId: target.part.id } : { key: target.entity.key }),
          }}
        />
      )}
    </div>
  )
}
