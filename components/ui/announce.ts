let region: HTMLElement | undefined

/** Says something to who cannot see it, without moving the focus. */
export function announce(text: string): void {
  if (!region) {
    region = document.createElement('div')
    region.className = 'sr-only'
    region.setAttribute('role', 'status')
    document.body.append(region)
  }
  const line = document.createElement('div')
  line.textContent = text
  region.replaceChildren(line)
}
