/** Where to sign in and up, and come back to `path`. */
export function authHrefs(path: string): { signInHref: string; signUpHref: string } {
  const back = encodeURIComponent(path)
  return { signInHref: `/sign-in?callbackUrl=${back}`, signUpHref: `/sign-up?callbackUrl=${back}` }
}
