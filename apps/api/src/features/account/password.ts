import argon2 from '@node-rs/argon2'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { Refusal } from '../../platform/refuse.ts'

// OWASP's figures for argon2id, which is this package's algorithm: 19 MiB, two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// What an unknown log-in is checked against, so that it takes as long as a known one.
const nobodysPassword = argon2.hash('nobody has this password', cost)

/** Returns whether a password is the one behind a hash; of nobody's it takes as long, and never is. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const isRight = await argon2.verify(passwordHash ?? (await nobodysPassword), normalise(password))
  return isRight && typeof passwordHash === 'string'
}

/** Returns the hash of a new password; refuses one that is among the first to be guessed. */
export async function hashPassword(password: string, login: string): Promise<string> {
  const text = normalise(password)
  if (isGuessable(text, login)) throw new Refusal('password_guessable')
  return argon2.hash(text, cost)
}

// Ten thousand million guesses: what a stolen hash withstands for some years at this cost.
const fewestGuesses = 1e10
// The estimate takes 0.2 s for 40 letters and 1.5 s for 200; what is long and weak is weak in its first 40.
const lettersJudged = 40
const ownWords = ['yunxuan', '云选', '街道', '社区', '志愿者', '管理员', '工作台', 'admin', 'console']
let judge: ZxcvbnFactory | undefined

/**
 * Whether a password is among those tried first: of 49,000 that were found in leaks, or made from them, the keyboard,
 * dates, repetition, the log-in or this product's name (NIST SP 800-63B-4 §3.1.1.2).
 */
function isGuessable(password: string, login: string): boolean {
  // Made when it is first needed: 0.2 s and 6 MB that most processes never spend.
  judge ??= new ZxcvbnFactory({
    dictionary: { common: dictionary['passwords-common'] },
    graphs: adjacencyGraphs,
  })
  const judged = Array.from(password).slice(0, lettersJudged).join('')
  return judge.check(judged, [...ownWords, login, ...login.split(/[^\p{L}]+/u)]).guesses < fewestGuesses
}

/** One password typed on two keyboards is one (NIST SP 800-63B-4 §3.1.1.2, Unicode). */
function normalise(password: string): string {
  return password.normalize('NFKC')
}
