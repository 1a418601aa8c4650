'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { PortalBranding, PortalCorners, PortalFont } from '#server/portals/portals/content/portal-branding.ts'
import { DraftForm } from '../editing/draft-form.tsx'
import { useDraft } from '../editing/use-draft.ts'
import { cornerRadii, fontFamilies } from '../served/look-values.ts'
import type { PaletteAnswer, UploadAnswer } from './branding-answers.ts'
import { ColourField } from './colour-field.tsx'
import { LogoField } from './logo-field.tsx'
import { LookSample } from './look-sample.tsx'

interface BrandingFormProps {
  portalId: string
  name: string
  branding: PortalBranding
  /** What the saved colours look like. */
  palette: PaletteAnswer
  save: FormAction
  describeColours: (colours: object) => Promise<PaletteAnswer | undefined>
  upload: (data: FormData) => Promise<UploadAnswer>
  canWrite: boolean
}

const roles = ['accent', 'canvas', 'surface', 'ink'] as const
const themes = ['light', 'dark'] as const

/** The look of a portal, with what it will be like beside it; what cannot be read is told and can be mended. */
export function BrandingForm(props: BrandingFormProps) {
  const { portalId, name, save, describeColours, upload, canWrite } = props
  const t = useTranslations('portals.branding')
  const [branding, setBranding] = useDraft(props.branding)
  const [palette, setPalette] = useState(props.palette)
  const { light, dark } = branding
  const colours = JSON.stringify({ light, dark })
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(async () => {
      const answer = await describeColours(JSON.parse(colours))
      if (answer && isCurrent) setPalette(answer)
    }, 150)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [colours, describeColours])
  const change = (part: Partial<PortalBranding>) => setBranding({ ...branding, ...part })
  const sample = {
    name,
    font: `${fontFamilies[branding.font]}, system-ui, sans-serif`,
    headingFont: `${fontFamilies[branding.headingFont]}, system-ui, sans-serif`,
    radius: cornerRadii[branding.corners][2],
  }
  return (
    <div className="grid grid-cols-1 gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <DraftForm portalId={portalId} parts={{ branding }} save={save} label={t('title')}>
        <WriteFields canWrite={canWrite}>
          <Pictures portalId={portalId} branding={branding} change={change} upload={upload} />
          <Card title={t('colours')} info="portals.colours" description={t('coloursHelp')}>
            <div className="grid gap-6 md:grid-cols-2">
              {themes.map((theme) => (
                <div key={theme} className="flex flex-col gap-3">
                  <h3 className="font-medium text-[0.8125rem]">{t(theme)}</h3>
                  {roles.map((role) => (
                    <ColourField
                      key={role}
                      name={`branding.${theme}.${role}`}
                      label={t('colourOf', { role: t(role), theme: t(theme) })}
                      value={branding[theme][role]}
                      onChange={(value) => change({ [theme]: { ...branding[theme], [role]: value } })}
                    />
                  ))}
                </div>
              ))}
            </div>
            <Contrast palette={palette} onMend={() => change(palette.readable)} />
          </Card>
          <Type branding={branding} change={change} />
          {canWrite && (
            <SubmitButton className="self-start" isDisabled={palette.problems.length > 0}>
              {t('save')}
            </SubmitButton>
          )}
        </WriteFields>
      </DraftForm>
      <div className="flex flex-col gap-4 self-start xl:sticky xl:top-20">
        {themes.map((theme) => (
          <LookSample key={theme} theme={theme} palette={palette[theme]} {...sample} />
        ))}
      </div>
    </div>
  )
}

interface PartProps {
  branding: PortalBranding
  change: (part: Partial<PortalBranding>) => void
}

function Pictures({ portalId, branding, change, upload }: PartProps & Pick<BrandingFormProps, 'portalId' | 'upload'>) {
  const t = useTranslations('portals.branding')
  const common = { portalId, upload }
  return (
    <Card title={t('logos')} info="portals.logos" description={t('logosHelp')}>
      <div className="grid gap-6 md:grid-cols-2">
        <LogoField
          {...common}
          label={t('logoLight')}
          help={t('logoLightHelp')}
          imageId={branding.logoLight}
          onChange={(logoLight) => change({ logoLight })}
        />
        <LogoField
          {...common}
          isDark
          label={t('logoDark')}
          help={t('logoDarkHelp')}
          imageId={branding.logoDark}
          onChange={(logoDark) => change({ logoDark })}
        />
        <LogoField
          {...common}
          label={t('favicon')}
          help={t('faviconHelp')}
          imageId={branding.favicon}
          onChange={(favicon) => change({ favicon })}
        />
      </div>
    </Card>
  )
}

function Contrast({ palette, onMend }: { palette: PaletteAnswer; onMend: () => void }) {
  const t = useTranslations('portals.branding')
  const { problems } = palette
  return (
    <div aria-live="polite" className="mt-5">
      {problems.length === 0 ? (
        <p className="text-[0.8125rem] text-muted">{t('readable')}</p>
      ) : (
        <Notice
          tone="warn"
          title={t('unreadable')}
          action={
            <Button size="small" onPress={onMend}>
              {t('mend')}
            </Button>
          }
        >
          <ul>
            {problems.map(({ theme, colour, ratio }) => (
              <li key={`${theme} ${colour}`}>
                {t(colour === 'ink' ? 'inkProblem' : 'groundProblem', { role: t(colour), theme: t(theme), ratio })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}

function Type({ branding, change }: PartProps) {
  const t = useTranslations('portals.branding')
  const fonts = (Object.keys(fontFamilies) as PortalFont[]).map((font) => ({ value: font, label: t(`fonts.${font}`) }))
  const corners = (Object.keys(cornerRadii) as PortalCorners[]).map((one) => ({
    value: one,
    label: t(`corner.${one}`),
  }))
  return (
    <Card title={t('type')} description={t('typeHelp')}>
      <div className="grid gap-5 sm:grid-cols-3">
        <Select
          label={t('font')}
          info="portals.fonts"
          value={branding.font}
          onChange={(font) => change({ font: font as PortalFont })}
          options={fonts}
        />
        <Select
          label={t('headingFont')}
          value={branding.headingFont}
          onChange={(font) => change({ headingFont: font as PortalFont })}
          options={fonts}
        />
        <Select
          label={t('corners')}
          info="portals.corners"
          value={branding.corners}
          onChange={(one) => change({ corners: one as PortalCorners })}
          options={corners}
        />
      </div>
    </Card>
  )
}
