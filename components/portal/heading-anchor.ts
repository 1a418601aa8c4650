/** The address of a section of a product's guide: `about-a-first-call`; undefined when the heading has no letter. */
export function headingAnchor(title: string): string | undefined {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu)
  return words ? `about-${words.join('-')}` : undefined
}
