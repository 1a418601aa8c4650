import path from 'node:path'
import { z } from 'zod'
import { type LimitName, largestLimit, limitNames } from './account-limits/account-limits.ts'

const port = wholeNumber(0, 65_535)
const webAddress = z.url({ protocol: /^https?$/, error: 'must be a URL that begins with http:// or https://' })
/** An empty variable is an unset one. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema.optional())

const environment = z.object({
  PORT: optional(port),
  GATEWAY_PORT: optional(port),
  HOST: optional(z.string()),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')),
  PUBLIC_URL: optional(webAddress.regex(/^[^?#]*$/, 'must have no query and no fragment')),
  GATEWAY_DOMAIN: optional(z.string()),
  GATEWAY_URL: optional(
    webAddress.regex(/^https?:\/\/[^/?#]+\/?$/, 'must be an origin, such as https://api.example.com'),
  ),
  GATEWAY_THREADS: optional(wholeNumber(1, 128)),
  GATEHOUSE_SECRET: optional(z.string().min(16, 'must have 16 characters or more')),
  GATEHOUSE_REGION: optional(z.string().regex(/^[a-z0-9-]+$/, 'must be a region such as us-east-1')),
  ACCOUNT_SIGN_UP: optional(z.enum(['open', 'closed'])),
  BACKEND_NETWORKS: optional(z.string()),
  BACKEND_CA_FILE: optional(z.string()),
  NETWORK_LABELS: optional(z.string()),
  TRUSTED_PROXIES: optional(z.string()),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, 'must start with redis:// or rediss://')),
  INTEGRATION_TIMEOUT_MS: optional(wholeNumber(50, 900_000)),
  RATE_LIMIT_HEADERS: optional(z.enum(['on', 'off'])),
  REMOTE_IMAGES: optional(z.enum(['on', 'off'])),
  LOG_RETENTION_DAYS: optional(wholeNumber(1, 3650)),
  ACCOUNT_LIMITS: optional(z.string().transform(readAccountLimits)),
  MANAGEMENT_RATE_LIMIT: optional(z.string().transform(readRateLimit)).transform((limit = generousRate) =>
    limit === 'off' ? undefined : limit,
  ),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\/[^/]/, 'must start with smtp:// or smtps:// and name a host')),
  MAIL_FROM: optional(z.string().max(320).refine(isMailbox, 'must be an address, such as Gatehouse <api@example.com>')),
  OIDC_ISSUER: optional(webAddress),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  OIDC_NAME: optional(z.string()),
  ADMIN_EMAIL: optional(z.email()),
  ADMIN_PASSWORD: optional(z.string()),
  ADMIN_ACCOUNT_ID: optional(z.string().regex(/^\d{12}$/, 'must have 12 digits')),
  ADMIN_ACCESS_KEY_ID: optional(z.string()),
  ADMIN_SECRET_ACCESS_KEY: optional(z.string()),
})

/** What the environment says, checked once at the start. */
export type Settings = ReturnType<typeof readSettings>

/** Reads the environment; an error names the variable and what it must be. */
export function readSettings(env: Readonly<Record<string, string | undefined>>) {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '))
  }
  const given = parsed.data
  const consolePort = given.PORT ?? 3000
  const gatewayPort = given.GATEWAY_PORT ?? 8080
  const grown = given.DATABASE_URL !== undefined
  return {
    port: consolePort,
    gatewayPort,
    /** Loopback unless asked: a fresh install must not be on the network before its owner says so. */
    host: given.HOST ?? '127.0.0.1',
    dataFolder: path.resolve(given.DATA_DIR ?? '.data'),
    databaseUrl: given.DATABASE_URL,
    /** Where browsers reach console and portal. */
    publicUrl: (given.PUBLIC_URL ?? `http://localhost:${consolePort}`).replace(/\/+$/, ''),
    ...gatewayAddress(given, gatewayPort),
    gatewayThreads: given.GATEWAY_THREADS,
    secret: given.GATEHOUSE_SECRET,
    region: given.GATEHOUSE_REGION ?? 'us-east-1',
    accountSignUp: given.ACCOUNT_SIGN_UP ?? (grown ? 'closed' : 'open'),
    backendNetworks: list(given.BACKEND_NETWORKS ?? (grown ? 'public,private' : 'public,private,loopback')),
    /** PEM: authorities that backends' certificates may come from beside the well-known ones. */
    backendCaFile: given.BACKEND_CA_FILE,
    /** `label=CIDR`: what `aws:SourceVpc` in resource policies compares with. */
    networkLabels: list(given.NETWORK_LABELS ?? ''),
    /** Networks whose `X-Forwarded-For` and `X-Forwarded-Proto` the gateway believes. */
    trustedProxies: list(given.TRUSTED_PROXIES ?? ''),
    awsEndpoints: readAwsEndpoints(env),
    redisUrl: given.REDIS_URL,
    /** The longest timeout that an integration may have; AWS's 29 seconds unless raised. */
    integrationTimeoutMs: given.INTEGRATION_TIMEOUT_MS ?? 29_000,
    rateLimitHeaders: given.RATE_LIMIT_HEADERS === 'on',
    /** Whether what providers write may show pictures of other servers, which learn who reads it. */
    remoteImages: given.REMOTE_IMAGES === 'on',
    /** What no account may pass; AWS's quotas unless an account has its own where nothing is said. */
    accountLimits: given.ACCOUNT_LIMITS ?? {},
    /** Calls of the management API that one account may make; undefined for any number. */
    managementRateLimit: given.MANAGEMENT_RATE_LIMIT,
    logRetentionDays: given.LOG_RETENTION_DAYS ?? 14,
    mail: mailOf(given),
    oidc: oidcOf(given),
    admin: {
      email: given.ADMIN_EMAIL,
      password: given.ADMIN_PASSWORD,
      accountId: given.ADMIN_ACCOUNT_ID,
      accessKeyId: given.ADMIN_ACCESS_KEY_ID,
      secretAccessKey: given.ADMIN_SECRET_ACCESS_KEY,
    },
  }
}

/** Where callers reach the gateway: `GATEWAY_URL` where something in front of it ends TLS or has another port. */
function gatewayAddress({ GATEWAY_URL, GATEWAY_DOMAIN }: z.output<typeof environment>, port: number) {
  const text = GATEWAY_URL ?? `http://${GATEWAY_DOMAIN ?? 'localhost'}:${port}`
  if (!URL.canParse(text)) throw new Error('GATEWAY_DOMAIN must be a host name, such as api.example.com')
  const url = new URL(text)
  if (GATEWAY_URL !== undefined && GATEWAY_DOMAIN !== undefined && GATEWAY_DOMAIN.toLowerCase() !== url.hostname) {
    throw new Error('GATEWAY_DOMAIN and GATEWAY_URL name different domains: leave GATEWAY_DOMAIN out')
  }
  return {
    /** An origin. */
    gatewayUrl: url.origin,
    /** The domain under which `{apiId}.execute-api.` hosts resolve to the gateway. */
    gatewayDomain: url.hostname,
  }
}

/** Single sign-on needs the issuer and our name there. */
function oidcOf(given: z.output<typeof environment>) {
  if (!given.OIDC_ISSUER || !given.OIDC_CLIENT_ID) return undefined
  return {
    issuer: given.OIDC_ISSUER,
    clientId: given.OIDC_CLIENT_ID,
    clientSecret: given.OIDC_CLIENT_SECRET,
    name: given.OIDC_NAME ?? 'Single sign-on',
  }
}

/** Without a server mails are kept and shown in the console. */
function mailOf(given: z.output<typeof environment>) {
  const host = new URL(given.PUBLIC_URL ?? 'http://localhost').hostname
  return { smtpUrl: given.SMTP_URL, from: given.MAIL_FROM ?? `Gatehouse <no-reply@${host}>` }
}

/** `ada@example.org` or `Ada <ada@example.org>`, on one line. */
function isMailbox(text: string): boolean {
  const [, address = text] = /^[^<>\r\n]*<([^<>]+)>$/.exec(text.trim()) ?? []
  return /^[^\s<>@]+@[^\s<>@]+$/.test(address.trim())
}

/** Twenty times AWS's 10 requests per second: one's own machine has only one's own tools to bear. */
const generousRate: RateLimit = { ratePerSecond: 200, burst: 400 }

/** A token bucket. */
export interface RateLimit {
  readonly ratePerSecond: number
  readonly burst: number
}

/** `{ratePerSecond},{burst}` or `off`. */
function readRateLimit(text: string, { addIssue }: z.RefinementCtx): RateLimit | 'off' {
  if (text.trim() === 'off') return 'off'
  const [, rate, burst] = /^\s*(\d{1,6})\s*,\s*(\d{1,6})\s*$/.exec(text) ?? []
  const limit = { ratePerSecond: Number(rate), burst: Number(burst) }
  if (limit.ratePerSecond >= 1 && limit.burst >= limit.ratePerSecond) return limit
  addIssue({
    code: 'custom',
    message: 'must be requests per second and burst, such as 10,40 with a burst that is no smaller, or off',
  })
  return z.NEVER
}

const accountLimits = z.strictObject(
  Object.fromEntries(limitNames.map((name) => [name, z.int().min(0).max(largestLimit).optional()])),
)

/** `{"stages": 20}` */
function readAccountLimits(text: string, { addIssue }: z.RefinementCtx): Partial<Record<LimitName, number>> {
  try {
    const parsed = accountLimits.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data
  } catch {
    // Not JSON: the same refusal.
  }
  addIssue({ code: 'custom', message: `must be a JSON object of whole numbers, of: ${limitNames.join(', ')}` })
  return z.NEVER
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
}

/** Services whose name in ARNs is not the one in the SDKs' variables (AWS SDKs reference guide, "Service-specific endpoints"). */
const arnNames: Readonly<Record<string, string>> = {
  SFN: 'states',
  EVENTBRIDGE: 'events',
  COGNITO_IDENTITY_PROVIDER: 'cognito-idp',
}

/** `AWS_ENDPOINT_URL_{SERVICE}` by the service's name in ARNs, `AWS_ENDPOINT_URL` under `*`. */
function readAwsEndpoints(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const endpoints: Record<string, string> = {}
  for (const [name, value = ''] of Object.entries(env)) {
    const service = /^AWS_ENDPOINT_URL(?:_([A-Z0-9_]+))?$/.exec(name)
    if (service === null || value.trim() === '') continue
    if (!webAddress.safeParse(value).success)
      throw new Error(`${name} must be a URL that begins with http:// or https://`)
    const key = service[1]
    endpoints[key === undefined ? '*' : (arnNames[key] ?? key.toLowerCase().replaceAll('_', '-'))] = new URL(
      value,
    ).origin
  }
  return endpoints
}

function wholeNumber(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .pipe(z.number().min(least, message).max(most, message))
}
