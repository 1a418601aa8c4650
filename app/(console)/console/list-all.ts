interface Page<Item> {
  items: readonly Item[]
  position?: string | undefined
}

const atMost = 20_000

/** Every item of a paged list, page after page; 20,000 at most. */
export async function listAll<Item>(page: (position: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = []
  let position: string | undefined
  do {
    const { items, position: next } = await page(position)
    all.push(...items)
    position = next
  } while (position !== undefined && all.length < atMost)
  return all
}
