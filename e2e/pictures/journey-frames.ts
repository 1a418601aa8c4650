import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'

/** What a journey looked like at one moment, and where the next click goes. */
export interface JourneyFrame {
  readonly file: string
  readonly target: { x: number; y: number; width: number; height: number } | null
}

/**
 * For the strips of the README: keeps what a journey's test sees before each click, in STRIP_FRAMES. Without that folder
 * it does nothing.
 * @param journey Its name: the frames are `{journey}-{number}.png` and `.json`.
 */
export function journeyFrames(page: Page, journey: string): (target?: Locator) => Promise<void> {
  const folder = process.env.STRIP_FRAMES
  let count = 0
  return async (target) => {
    if (!folder) return
    count += 1
    const file = path.join(folder, `${journey}-${count}.png`)
    // A part whose scripts come later is another element then.
    if (target) await expect(target).toBeEnabled()
    await target?.scrollIntoViewIfNeeded()
    await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined)
    await page.screenshot({ path: file, animations: 'disabled' })
    const frame: JourneyFrame = { file, target: (await target?.boundingBox()) ?? null }
    await writeFile(file.replace(/png$/, 'json'), JSON.stringify(frame))
  }
}
