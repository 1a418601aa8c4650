import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** Where nginx is on this machine, if it is. */
export function findNginx(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => join(folder, 'nginx')).find(existsSync)
}

const body = '{"id":1,"name":"Rex","kind":"dog","tags":["good","boy"],"price":12.5}'

/** The arguments for an nginx of one process that answers with a small JSON body. */
export function nginxBackend(port: number): string[] {
  return start(`server {
    listen 127.0.0.1:${port} backlog=1024;
    location / { default_type application/json; return 200 '${body}'; }
  }`)
}

/** The arguments for an nginx of one process that passes everything to a backend over kept connections. */
export function nginxProxy(port: number, backendPort: number): string[] {
  return start(`upstream backend { server 127.0.0.1:${backendPort}; keepalive 512; }
  server {
    listen 127.0.0.1:${port} backlog=1024;
    location / { proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection ""; }
  }`)
}

function start(servers: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-bench-nginx-'))
  const file = join(folder, 'nginx.conf')
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  writeFileSync(
    file,
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr crit;
events { worker_connections 4096; }
http { access_log off; keepalive_requests 1000000000; keepalive_timeout 75s; ${paths.join(' ')} ${servers} }`,
  )
  return ['-c', file, '-p', folder]
}
