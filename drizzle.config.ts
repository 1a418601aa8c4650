import { defineConfig } from 'drizzle-kit'

/** `npm run db:generate` writes the SQL of a schema change to `db/migrations`. */
export default defineConfig({ dialect: 'postgresql', schema: './db/schema/*.ts', out: './db/migrations' })
