/** Items with their place as key, for lists that never change: equal items may follow each other in them. */
export function numbered<Item>(items: readonly Item[]): { readonly key: number; readonly item: Item }[] {
  return items.map((item, key) => ({ key, item }))
}
