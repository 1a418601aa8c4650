import type { FormReader } from '#server/adapters/next/form-reader.ts'

/** What the fields of a stage's or a method's settings say, as `UpdateStage` takes it. An empty limit is none: -1. */
export function readThrottleSetting(form: FormReader) {
  return {
    throttlingRateLimit: form.number('throttlingRateLimit') ?? -1,
    throttlingBurstLimit: form.number('throttlingBurstLimit') ?? -1,
  }
}

/** How answers are kept. */
export function readCacheSetting(form: FormReader) {
  return {
    cachingEnabled: form.checked('cachingEnabled'),
    cacheTtlInSeconds: form.number('cacheTtlInSeconds'),
    cacheDataEncrypted: form.checked('cacheDataEncrypted'),
    requireAuthorizationForCacheControl: form.checked('requireAuthorizationForCacheControl'),
    unauthorizedCacheControlHeaderStrategy: form.optional('unauthorizedCacheControlHeaderStrategy'),
  }
}

/** What is written down. */
export function readLogSetting(form: FormReader) {
  return {
    loggingLevel: form.text('loggingLevel'),
    dataTraceEnabled: form.checked('dataTraceEnabled'),
    metricsEnabled: form.checked('metricsEnabled'),
  }
}
