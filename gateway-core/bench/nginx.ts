import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { apiKeyValue } from '../src/testing/deployed-api.ts'

/** Where nginx is on this machine, if it is. */
export function findNginx(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => join(folder, 'nginx')).find(existsSync)
}

const modules = '/usr/lib/nginx/modules'

/** Whether this nginx speaks Lua (Debian's package libnginx-mod-http-lua). */
export function hasLua(): boolean {
  return existsSync(`${modules}/ngx_http_lua_module.so`)
}

const body = '{"id":1,"name":"Rex","kind":"dog","tags":["good","boy"],"price":12.5}'

/** The arguments for an nginx of one process that answers with a small JSON body. */
export function nginxBackend(port: number): string[] {
  return start(`server {
    listen 127.0.0.1:${port} backlog=1024;
    location / { default_type application/json; return 200 '${body}'; }
  }`)
}

const proxied = 'proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection "";'
const upstream = (port: number) => `upstream backend { server 127.0.0.1:${port}; keepalive 512; }`

/** The arguments for an nginx of one process that passes everything to a backend over kept connections. */
export function nginxProxy(port: number, backendPort: number): string[] {
  return start(`${upstream(backendPort)}
  server { listen 127.0.0.1:${port} backlog=1024; location / { ${proxied} } }`)
}

/**
 * The same with what the second scenario does, in Lua over shared memory: a key, its rate (GCRA), its quota, and a line
 * of log for each request, buffered. It counts in memory only; nothing of its quota survives the process.
 */
export function nginxLuaProxy(port: number, backendPort: number): string[] {
  const lua = `
    local key = ngx.var.http_x_api_key
    local plan = key and ngx.shared.keys:get(key)
    if not plan then return ngx.exit(403) end
    local now, interval, burst = ngx.now() * 1e6, 1, 1e6
    local arrival = math.max(ngx.shared.buckets:get(key) or 0, now) + interval
    if arrival - now > burst * interval then return ngx.exit(429) end
    ngx.shared.buckets:set(key, arrival)
    if ngx.shared.quotas:incr(plan .. key, 1, 0) > 1e12 then return ngx.exit(429) end`
  return start(
    `lua_shared_dict keys 10m; lua_shared_dict buckets 10m; lua_shared_dict quotas 10m;
  init_by_lua_block { ngx.shared.keys:set("${apiKeyValue}", "plan01") }
  log_format usage escape=json '{"ip":"$remote_addr","time":"$time_local","method":"$request_method","path":"$uri","status":"$status","key":"$http_x_api_key","length":"$body_bytes_sent"}';
  ${upstream(backendPort)}
  server {
    listen 127.0.0.1:${port} backlog=1024;
    location / { access_by_lua_block { ${lua} } ${proxied} access_log FOLDER/access usage buffer=64k flush=100ms; }
  }`,
    `load_module ${modules}/ndk_http_module.so; load_module ${modules}/ngx_http_lua_module.so;`,
  )
}

function start(servers: string, preface = ''): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-bench-nginx-'))
  const file = join(folder, 'nginx.conf')
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  writeFileSync(
    file,
    `${preface} daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr crit;
events { worker_connections 4096; }
http { access_log off; keepalive_requests 1000000000; keepalive_timeout 75s; ${paths.join(' ')} ${servers.replaceAll('FOLDER', folder)} }`,
  )
  return ['-c', file, '-p', folder]
}
