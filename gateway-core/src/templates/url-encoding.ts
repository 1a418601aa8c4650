import { TemplateFailure } from './template-error.ts'

/** `application/x-www-form-urlencoded`, as Java's URLEncoder: letters, digits and `.-*_` stay, a space is `+`. */
export function urlEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed().replaceAll('\ufffd', '?'))
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** As Java's URLDecoder: what is no UTF-8 becomes U+FFFD. @throws TemplateFailure for a `%` without two digits. */
export function urlDecode(text: string): string {
  if (/%(?![\da-fA-F]{2})/.test(text)) throw new TemplateFailure('Illegal hex characters in escape (%) pattern')
  return text
    .replaceAll('+', ' ')
    .replace(/(?:%[\da-fA-F]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
}
