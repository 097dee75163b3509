import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { inject } from 'vitest'
import { shahe } from './people.ts'

const command = path.join(import.meta.dirname, '../apps/api/dist/admin.js')
const stepMs = 30_000

/** Makes an administrator by the command of the README; returns the setup code that it says. */
export function giveLogin(name: string, login: string): string {
  const said = execFileSync(process.execPath, [command, shahe, name, login], {
    env: { ...process.env, DATABASE_URL: inject('databaseUrl') },
    encoding: 'utf8',
  })
  const setupCode = /setup code (\S+)/.exec(said)?.[1]
  if (setupCode === undefined) throw new Error(`no setup code in: ${said}`)
  return setupCode
}

/** Returns what a phone shows for a secret, so many 30-second steps from now. */
export function oneTimeCode(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  return totp.generate({ timestamp: Date.now() + steps * stepMs })
}
