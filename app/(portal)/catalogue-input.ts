/** What the address of the catalogue asks the search for; the operation says what is wrong with it. */
export function catalogueInput(search: Readonly<Record<string, string | string[] | undefined>>): object {
  const { q, category, price, access, provider, position } = search
  return {
    text: q,
    category: category || undefined,
    price: price || undefined,
    access: access || undefined,
    provider: provider || undefined,
    position: position || undefined,
  }
}
