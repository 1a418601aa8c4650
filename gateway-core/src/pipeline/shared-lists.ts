/** How many lists are compared with a new one: the methods of an API differ in few ways. */
const remembered = 16

/** Keeps one of each list among equal ones, so that thousands of methods ask for the same place in memory. */
export class SharedLists {
  readonly #known: (readonly unknown[])[] = []

  /** @returns a list with the same members in the same order; the given one where none is known. */
  one<Member>(list: readonly Member[]): readonly Member[] {
    const known = this.#known.find((each): each is readonly Member[] => isSame(each, list))
    if (known !== undefined) return known
    if (this.#known.length < remembered) this.#known.push(list)
    return list
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((member, index) => member === other[index])
}
