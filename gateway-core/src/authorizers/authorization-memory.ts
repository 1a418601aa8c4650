import type { Clock } from '../ports.ts'
import { SigningKeys } from '../sigv4/signing-keys.ts'
import { AnswerCache } from './answer-cache.ts'
import type { AuthorizerAnswer } from './authorizer-answer.ts'
import { KeySets } from './key-sets.ts'
import type { VerifiedToken } from './verify-token.ts'

/** What authorization remembers from one request to the next, for all stages that a gateway serves. */
export class AuthorizationMemory {
  /** Answers of functions and HTTP authorizers. */
  readonly answers: AnswerCache<AuthorizerAnswer>
  /** Tokens whose signatures were verified. */
  readonly tokens: AnswerCache<VerifiedToken>
  readonly keySets: KeySets
  readonly signingKeys = new SigningKeys()

  constructor(clock: Clock) {
    this.answers = new AnswerCache(clock, { entries: 20_000, bytes: 64 * 1024 * 1024 })
    this.tokens = new AnswerCache(clock, { entries: 20_000, bytes: 32 * 1024 * 1024 })
    this.keySets = new KeySets(clock)
  }
}
