import type { Database } from '#db/client.ts'

class RollBack extends Error {}

/** Runs something and takes back what it did, so that the next run finds the same world. */
export async function undone(db: Database, run: (db: Database) => Promise<void>): Promise<void> {
  await db
    .transaction(async (inner) => {
      await run(inner)
      throw new RollBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof RollBack)) throw error
    })
}
