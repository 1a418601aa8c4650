import http from 'node:http'
import next from 'next'
import { openDatabase } from '#db/client.ts'
import { setRuntime } from '#server/runtime.ts'
import { createSecrets } from '#server/secrets.ts'
import { readSettings } from '#server/settings.ts'
const port = Number(process.env.PORT ?? 26000)
const settings = readSettings({ ...process.env, PORT: String(port) })
const database = await openDatabase({ folder: process.env.DATA_DIR })
await database.migrate()
setRuntime({ settings, database, secrets: createSecrets('a scratch secret for f only!') })
const app = next({ dev: process.env.NODE_ENV !== 'production', dir: '/work/main', port, hostname: 'localhost' })
await app.prepare()
const handle = app.getRequestHandler()
http.createServer((q, s) => void handle(q, s)).listen(port, '127.0.0.1', () => console.log('ready', port))
