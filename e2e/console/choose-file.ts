import { expect, type Locator } from '@playwright/test'

/** Gives a file field its file once the page hears of it; until then it is disabled. */
export async function chooseFile(field: Locator, file: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
  await expect(field).toBeEnabled()
  await field.setInputFiles(file)
}
