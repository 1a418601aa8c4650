/** One of the pages to sign in, sign up or get back in, which leads on to a path of ours; empty for nowhere in particular. */
export function authHref(page: '/sign-in' | '/sign-up' | '/forgot-password', back: string): string {
  return back ? `${page}?callbackUrl=${encodeURIComponent(back)}` : page
}
