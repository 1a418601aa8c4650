import { LanguageSwitch } from '#components/ui/language-switch.tsx'
import { LabelledLetterKeys } from '#components/ui/letter-keys-switch.tsx'
import { ThemeSwitch } from '#components/ui/theme-switch.tsx'

/** How the reader wants to see the portal. */
export function PortalFooter() {
  return (
    <footer className="border-line border-t">
      <div className="mx-auto flex max-w-360 flex-wrap items-center justify-between gap-4 px-4 py-5 sm:px-6">
        <LanguageSwitch placement="top start" />
        <div className="flex flex-wrap items-center gap-4">
          <LabelledLetterKeys />
          <div className="md:hidden">
            <ThemeSwitch />
          </div>
        </div>
      </div>
    </footer>
  )
}
