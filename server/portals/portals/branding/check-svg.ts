/** Elements that draw, and those that say how. Anything else (script, foreignObject, image, animate, a) is refused. */
const elements = new Set(
  'svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath style linearGradient radialGradient stop pattern clipPath mask marker filter feGaussianBlur feOffset feBlend feFlood feComposite feColorMatrix feMerge feMergeNode feMorphology feDropShadow feComponentTransfer feFuncA feFuncR feFuncG feFuncB switch view'.split(
    ' ',
  ),
)
const longest = 128 * 1024

/**
 * What is wrong with an SVG picture, or undefined. It is shown by `<img>` only, where nothing in it runs, and served with
 * a policy that lets nothing run or load; what is refused here is what has no place in a logo.
 * https://www.w3.org/TR/SVG2/conform.html#secure-static-mode
 */
export function checkSvg(text: string): string | undefined {
  if (text.length > longest) return `An SVG picture may have ${longest / 1024} kB`
  if (text.includes('\u0000') || text.includes('\uFFFD')) return 'The picture is not UTF-8 text'
  const plain = text.replace(/<!--[\s\S]*?-->/g, '').replace(/^\s*<\?xml\s[^>]*\?>/, '')
  if (/<[!?]/.test(plain)) return 'The picture has a document type, an entity or a processing instruction'
  for (const [, name = ''] of plain.matchAll(/<\/?\s*([^\s/>]*)/g)) {
    const local = name.includes(':') ? undefined : name
    if (local === undefined || !elements.has(local))
      return `The picture has <${name.slice(0, 40)}>, which does not draw`
  }
  if (/[\s"'/]on[a-z]+\s*=/i.test(plain)) return 'The picture has a script in an attribute'
  const decoded = plain.replace(/&#(x[0-9a-f]+|\d+);?/gi, (_, code: string) => decode(code))
  if (/javascript:|@import|expression\(/i.test(decoded.replace(/[\s\\]/g, ''))) return 'The picture has a script in it'
  for (const [, , target = ''] of decoded.matchAll(/\bhref\s*=\s*(["']?)([^"'\s>]*)/gi)) {
    if (!target.startsWith('#')) return 'The picture leads to something outside of it'
  }
  for (const [, target = ''] of decoded.matchAll(/url\(\s*["']?([^"')\s]*)/gi)) {
    if (!target.startsWith('#')) return 'The picture loads something from outside of it'
  }
  return /<\/svg>\s*$|^\s*<svg[^>]*\/>\s*$/.test(plain) ? undefined : 'The picture is damaged'
}

function decode(code: string): string {
  const point = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, 10)
  return point <= 0x10ffff ? String.fromCodePoint(point) : ''
}
