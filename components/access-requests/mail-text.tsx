import { useTranslations } from 'next-intl'

/** The addresses in a mail's text, to be followed: those of this installation, whatever else somebody wrote into it. */
export function MailText({ body, publicUrl }: { body: string; publicUrl: string }) {
  const t = useTranslations('access-requests.mail')
  // A line that begins with ">" is somebody else's.
  const own = body.split('\n').filter((line) => !line.startsWith('>'))
  const links = [...new Set(own.flatMap((line) => line.match(/https?:\/\/\S+/g) ?? []))].filter((url) =>
    url.startsWith(`${publicUrl}/`),
  )
  if (links.length === 0) return null
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold text-[0.9375rem]">{t('links')}</h2>
      <ul className="flex flex-col gap-1.5 text-sm">
        {links.map((url) => (
          <li key={url}>
            <a href={url} rel="noreferrer" className="text-link wrap-anywhere">
              {labelOf(own, url)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The words before it on its line: "Approve"; else the address without the token at its end. */
function labelOf(lines: readonly string[], url: string): string {
  const line = lines.find((text) => text.includes(url)) ?? ''
  const before = line.slice(0, line.indexOf(url)).replace(/[\s:]+$/, '')
  return before && before.length <= 200 ? before : url.slice(0, 80)
}
