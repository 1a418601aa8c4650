/** Red, green and blue of sRGB, each from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number]

/** `#1a2b3c`; anything else is refused before. */
export function readColour(hex: string): Colour {
  const channel = (start: number) => Number.parseInt(hex.slice(start, start + 2), 16)
  return [channel(1), channel(3), channel(5)]
}

export function writeColour(colour: Colour): string {
  return `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}

/** `share` of the second colour in the first, 0 to 1. */
export function mix(first: Colour, second: Colour, share: number): Colour {
  const channel = (index: 0 | 1 | 2) => first[index] + (second[index] - first[index]) * share
  return [channel(0), channel(1), channel(2)]
}

/** How well one colour is read on the other, 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(first: Colour, second: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance([red, green, blue]: Colour): number {
  const linear = (channel: number) => {
    const value = Math.round(channel) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
