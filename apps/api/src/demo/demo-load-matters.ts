import { addDays, dayMs, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { nameDelegate } from '../features/delegate/delegate.service.ts'
import { findErrand } from '../features/matter/errand.store.ts'
import { raiseMatter } from '../features/matter/raise.service.ts'
import { stepMatter } from '../features/matter/step.service.ts'
import type { MemberCaller } from '../platform/caller.ts'
import { answerUpTo } from './demo-load-answers.ts'
import { callerOf } from './demo-load-cases.ts'
import { type DemoMatter, type DemoStep, demoEnterprises, demoMatters } from './demo-matters.ts'
import { memberIdOf } from './demo-people.ts'
import { type DemoWrite, residentOf } from './demo-places.ts'
import type { DemoStreet } from './demo-source.ts'

const daysBehind = 16
/** Longer ago than what is raised first: nobody asks before they speak for it. */
const daysNamed = 30
/** By then a paper that comes later comes. */
const daysForPaper = 10

/** What is raised how often, at what time of day; whose turn it is goes by the days. */
interface Round {
  lives: readonly DemoMatter[]
  everyDays: number
  clock: string
  /** For which organization, where it is raised for one. */
  organizationId?: string
}

const ofResidents: Round = { lives: demoMatters, everyDays: 4, clock: '10:20' }
const ofOrganizations: Round = { lives: demoEnterprises, everyDays: 6, clock: '15:40' }

/**
 * Gives a street matters that are raised every few days and go their way, by the functions that do so in life. What is
 * there already goes on; nothing is made twice.
 */
export async function loadMatters(write: DemoWrite, street: DemoStreet, now: Date): Promise<void> {
  await loadRound(write, { street, residents: street.residents, round: ofResidents }, now)
  const unit = await loadDelegate(write, street, now)
  if (unit === undefined) return
  const { speaker, organizationId } = unit
  await loadRound(write, { street, residents: [speaker], round: { ...ofOrganizations, organizationId } }, now)
}

/** Names somebody who speaks for the first organization that is no committee's, a part of the year ago. */
async function loadDelegate(write: DemoWrite, street: DemoStreet, now: Date) {
  const { tx, streetId } = write
  const speaker = street.residents[3]
  const { rows } = await tx.$client.query<{ id: string; memberId: string | null }>(
    `select o.id, d.member_id as "memberId" from organization o
      left join delegate d on d.street_id = $1 and d.organization_id = o.id
      where o.street_id = $1 order by o.kind in ('community-committee', 'party-branch'), o.name limit 1`,
    [streetId],
  )
  const [organization] = rows
  if (speaker === undefined || organization === undefined) return undefined
  if (organization.memberId === null) {
    const caller = callerOf(street, 'coordinator')
    const memberId = memberIdOf(street.code, speaker.key)
    const wish = { organizationId: organization.id, memberId, title: '行政主管' }
    await nameDelegate(tx, { streetId, caller, wish, now: new Date(now.getTime() - daysNamed * dayMs) })
  }
  return { speaker, organizationId: organization.id }
}

async function loadRound(
  write: DemoWrite,
  { street, residents, round }: { street: DemoStreet; residents: DemoStreet['residents']; round: Round },
  now: Date,
): Promise<void> {
  const { lives, everyDays, clock, organizationId } = round
  const there = await listThere(write)
  const guideId = await findGuide(write)
  const today = shanghaiDate(now)
  for (let behind = daysBehind; behind >= 0; behind -= 1) {
    const day = addDays(today, -behind)
    const turn = Date.parse(`${day}T00:00:00Z`) / dayMs
    const at = shanghaiInstant(day, clock)
    if (turn % everyDays !== 0 || at > now) continue
    const life = lives[(turn / everyDays) % lives.length]
    const asker = residents[(turn / everyDays) % residents.length]
    if (life === undefined || asker === undefined) continue
    if (life.kind === 'errand' && guideId === undefined) continue
    const caller = residentOf(street.code, asker)
    const known = there.get(at.getTime())
    const id = known?.id ?? (await raise(write, caller, { life, organizationId, guideId }, at))
    const going = { street, life, id, done: (known?.version ?? 1) - 1, raisedAt: at, asker: caller }
    // What was answered goes its way between the steps: what is over takes no answer any more.
    for (let after = 0; after * dayMs <= now.getTime() - at.getTime(); after += 1) {
      const evening = new Date(Math.min(at.getTime() + after * dayMs, now.getTime()))
      if (await goOn(write, going, evening)) {
        await answerUpTo(write, { ...going, turn: turn / everyDays }, evening)
      }
    }
  }
}

async function listThere({ tx, streetId }: DemoWrite) {
  const { rows } = await tx.$client.query<{ id: string; version: number; createdAt: Date }>(
    'select id, version, created_at as "createdAt" from matter where street_id = $1',
    [streetId],
  )
  return new Map(rows.map(row => [row.createdAt.getTime(), row]))
}

/** Returns a guide for which others may come, one of which a paper may come later before others. */
async function findGuide({ tx, streetId }: DemoWrite): Promise<string | undefined> {
  const { rows } = await tx.$client.query<{ id: string }>(
    `select id from article where street_id = $1 and kind = 'guide' and status = 'published' and is_sample
        and (shown #> '{guide,mayBeFetched}')::boolean
      order by not (shown #> '{guide,papers}' @> '[{"mayComeLater": true}]'), id limit 1`,
    [streetId],
  )
  return rows[0]?.id
}

/** What is handed over of an errand's papers: all but what may come later, which comes by a day. */
async function papersOf({ tx, streetId }: DemoWrite, matterId: string, { act }: DemoStep, at: Date) {
  if (act !== 'receive') return {}
  const errand = await findErrand(tx, streetId, matterId)
  const until = addDays(shanghaiDate(at), daysForPaper)
  const papers = (errand?.papers ?? []).map(({ name, mayComeLater }) =>
    mayComeLater ? { name, state: 'later' as const, until } : { name, state: 'has' as const, until: null },
  )
  return { papers }
}

function raise(
  { tx, config, streetId }: DemoWrite,
  caller: MemberCaller,
  of: { life: DemoMatter; organizationId: string | undefined; guideId: string | undefined },
  now: Date,
) {
  const { life, organizationId, guideId } = of
  const { kind, text, placeNote } = life
  const wish = {
    ...{ kind, text },
    ...(placeNote === undefined ? {} : { placeNote }),
    ...(organizationId === undefined ? {} : { organizationId }),
    ...(kind === 'errand' && guideId !== undefined ? { errand: { guideId } } : {}),
  }
  return raiseMatter(tx, config, { streetId, caller, wish, now })
}

interface Going {
  street: DemoStreet
  life: DemoMatter
  id: string
  /** How many steps were made. */
  done: number
  raisedAt: Date
  asker: MemberCaller
}

/**
 * Makes the steps whose day has come. Whoever of the visitors takes a hand in it has it for themselves from then on:
 * then it returns false.
 */
async function goOn(write: DemoWrite, going: Going, now: Date): Promise<boolean> {
  const { tx, config, streetId } = write
  const { street, life, id, raisedAt, asker } = going
  const { rows } = await tx.$client.query<{ act: string }>(
    'select act from matter_step where street_id = $1 and matter_id = $2 order by position',
    [streetId, id],
  )
  if (rows.some(({ act }, index) => act !== life.steps[index]?.act)) return false
  for (const [index, step] of life.steps.entries()) {
    const at = new Date(raisedAt.getTime() + step.after * dayMs)
    if (index < going.done || at > now) continue
    going.done = index + 1
    const caller = step.by === 'asker' ? asker : callerOf(street, staffFor(street, step.by))
    await stepMatter(tx, config, {
      streetId,
      matterId: id,
      caller,
      wish: { ...wishOf(step, caller), ...(await papersOf(write, id, step, at)), version: index + 1 },
      now: at,
    })
  }
  return true
}

/** Whoever keeps contact with enterprises; where nobody does, whoever may do all. */
function staffFor(street: DemoStreet, by: Exclude<DemoStep['by'], 'asker'>) {
  return street.staff.some(({ role }) => role === by) ? by : 'administrator'
}

function wishOf({ after: _after, by: _by, ...step }: DemoStep, caller: MemberCaller) {
  return step.act === 'take' ? { ...step, ownerId: caller.member.id } : step
}
