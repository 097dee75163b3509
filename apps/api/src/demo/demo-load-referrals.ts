import { addDays, afterReferralStep, dayMs, type ReferralStatus, shanghaiDate } from '@yunxuan/domain'
import { referMatter, stepReferral } from '../features/referral/referral.service.ts'
import type { MemberCaller } from '../platform/caller.ts'
import { markSample } from './demo-insert.ts'
import { callerOf } from './demo-load-cases.ts'
import { staffFor } from './demo-load-steps.ts'
import type { DemoMatter } from './demo-matter-life.ts'
import type { DemoWrite } from './demo-places.ts'
import type { DemoStreet } from './demo-source.ts'

const daysToAnswer = 5

/** What an enterprise of the demo needs, and the other organization that is asked. */
interface Referred {
  street: DemoStreet
  life: DemoMatter
  id: string
  raisedAt: Date
  asker: MemberCaller
  helper: { caller: MemberCaller; organizationId: string } | undefined
}

/** Has another organization asked what an enterprise needs, and lets it go its way as far as its day has come. */
export async function referUpTo(write: DemoWrite, need: Referred, now: Date): Promise<void> {
  const { tx, config, streetId } = write
  const { life, street, id: matterId, raisedAt, asker, helper } = need
  const { referral } = life
  const at = (after: number) => new Date(raisedAt.getTime() + after * dayMs)
  if (referral === undefined || helper === undefined || at(referral.after) > now) return
  const there = await findThere(write, matterId)
  const done = (there?.version ?? 1) - 1
  const staff = callerOf(street, staffFor(street, 'liaison'))
  const dueOn = addDays(shanghaiDate(at(referral.after)), daysToAnswer)
  const ask = { organizationId: helper.organizationId, text: referral.text, dueOn }
  const of = { streetId, matterId, caller: staff, wish: ask, now: at(referral.after) }
  const id = there?.id ?? (await referMatter(tx, config, of)).id
  if (there === undefined) await markSample(tx, 'referral', { streetId, id })
  // Whoever of the visitors took a hand in it has it for themselves from then on.
  const last = referral.steps[done - 1]
  if (there !== undefined && there.status !== (last === undefined ? 'asked' : afterReferralStep(last.act)))
    return
  for (const [index, { after, by, dueAfter, ...said }] of referral.steps.entries()) {
    if (index < done || at(after) > now) continue
    const due = dueAfter === undefined ? {} : { dueOn: addDays(shanghaiDate(at(after)), dueAfter) }
    const wish = { ...said, ...due, version: index + 1 }
    const caller = by === 'asker' ? asker : helper.caller
    await stepReferral(tx, config, { streetId, referralId: id, caller, wish, now: at(after) })
  }
}

async function findThere({ tx, streetId }: DemoWrite, matterId: string) {
  const { rows } = await tx.$client.query<{ id: string; version: number; status: ReferralStatus }>(
    'select id, version, status from referral where street_id = $1 and matter_id = $2 and is_sample',
    [streetId, matterId],
  )
  return rows[0]
}
