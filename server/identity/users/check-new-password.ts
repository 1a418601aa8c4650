import { badRequest } from '../../errors.ts'

export const shortestPassword = 12
export const longestPassword = 200

/**
 * Refuses passwords that are guessed first: length is what counts (NIST SP 800-63B, 5.1.1.2), so there are no rules about
 * digits and signs.
 * @param member the input member that is blamed.
 */
export function checkNewPassword(password: string, about: { email: string; name: string }, member = 'password'): void {
  const refuse = (message: string): never => {
    throw badRequest(message, member)
  }
  if ([...password].length < shortestPassword) refuse(`Use ${shortestPassword} characters or more`)
  if (password.length > longestPassword) refuse(`Use ${longestPassword} characters or fewer`)
  const plain = password.toLowerCase()
  if (new Set(plain).size < 5) refuse('Use more different characters')
  if (isSequence(plain)) refuse('Do not use a row of letters or digits')
  const own = [about.email, about.email.split('@')[0] ?? '', about.name].map((text) => text.toLowerCase())
  if (own.some((text) => text.length > 3 && plain.replaceAll(text, '').length < 6)) {
    refuse('Do not use your own name or e-mail address')
  }
  if (often.some((word) => plain.replaceAll(word, '').length < 4)) refuse('This is one of the passwords tried first')
}

/** What lists of leaked passwords are full of. */
const often = ['password', 'passwort', 'qwerty', 'letmein', 'iloveyou', 'welcome', 'admin', 'gatehouse', 'changeme']

/** Mostly steps of one: 123456789012, abcdefghijkl. */
function isSequence(text: string): boolean {
  let steps = 0
  for (let index = 1; index < text.length; index++) {
    if (Math.abs(text.charCodeAt(index) - text.charCodeAt(index - 1)) === 1) steps++
  }
  return steps >= (text.length - 1) * 0.8
}
