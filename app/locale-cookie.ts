/** Where the reader's choice of a language is kept. */
export const localeCookieName = 'locale'
