import { createServer } from 'node:http'

/** The backend behind all contestants where nginx is missing: one small JSON answer. Port: first argument. */
const body = JSON.stringify({ id: 1, name: 'Rex', kind: 'dog', tags: ['good', 'boy'], price: 12.5 })
const headers = { 'Content-Type': 'application/json', 'Content-Length': `${body.length}` }

createServer((_request, response) => {
  response.writeHead(200, headers)
  response.end(body)
}).listen(Number(process.argv[2]), '127.0.0.1')
