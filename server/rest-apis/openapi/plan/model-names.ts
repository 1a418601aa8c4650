/**
 * Gives models names that AWS allows, letters and digits, each of which is given once: `order_item` → `orderItem`, and a
 * name that is taken gets a number.
 */
export function modelNames(): (wanted: string) => string {
  const taken = new Set<string>()
  /** What number a name gets next, so that a thousand equal names are not counted a thousand times. */
  const numbers = new Map<string, number>()
  return (wanted) => {
    const name = allowedName(wanted)
    const free = taken.has(name) ? numbered(name.slice(0, longestStem)) : name
    taken.add(free)
    return free
  }

  function numbered(stem: string): string {
    let number = numbers.get(stem) ?? 2
    while (taken.has(`${stem}${number}`)) number++
    numbers.set(stem, number + 1)
    return `${stem}${number}`
  }
}

/** Characters, at most; with a number behind them there must be room for it. */
const longest = 128
const longestStem = 120

function allowedName(wanted: string): string {
  const words = wanted.split(/[^A-Za-z0-9]+/).filter(Boolean)
  const name = words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
  return name.slice(0, longest) || 'Model'
}
