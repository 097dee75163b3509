import { addDays, dayMs, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { nameDelegate } from '../features/delegate/delegate.service.ts'
import { raiseMatter } from '../features/matter/raise.service.ts'
import type { MemberCaller } from '../platform/caller.ts'
import { crowdOf } from './demo-crowd.ts'
import { markSample } from './demo-insert.ts'
import { answerUpTo, type Speakers } from './demo-load-answers.ts'
import { callerOf } from './demo-load-cases.ts'
import { referUpTo } from './demo-load-referrals.ts'
import { daysOf, goOn, isAsTold, supportUpTo } from './demo-load-steps.ts'
import type { DemoMatter } from './demo-matter-life.ts'
import { demoEnterprises, mattersOf } from './demo-matters.ts'
import { memberIdOf, rolesSince } from './demo-people.ts'
import { type DemoWrite, residentOf } from './demo-places.ts'
import type { DemoStreet } from './demo-source.ts'

/** Whoever starts the demo waits for what was raised in these days; what lies before is written beside the answers. */
const daysBehind = 14
/** Longer ago than what is raised first: nobody asks before they speak for it. */
const daysNamed = 100
/** Its motto is 社区出题、统战答卷, and it reports 200 云提案: more is raised there. */
const wholeStreet = '510104030'
const parlourStreet = '530112003'

/** What is raised how often, at what time of day; whose turn it is goes by the days. */
interface Round {
  lives: readonly DemoMatter[]
  everyDays: number
  clock: string
  /** For which organization, where it is raised for one. */
  organizationId?: string
}

/** How many days ago what is raised was raised: from the first to the last of them. */
interface Span {
  from: number
  to: number
}

/**
 * Gives a street matters that are raised every few days and go their way, by the functions that do so in life. What is
 * there already goes on; nothing is made twice.
 */
export async function loadMatters(write: DemoWrite, street: DemoStreet, now: Date): Promise<void> {
  await loadSpan(write, street, { span: { from: daysBehind, to: 0 }, now })
}

/** The weeks that lie before those days, as far back as each life once: so many days ago, the first one first. */
export function earlierWeeks(street: DemoStreet): Span[] {
  const { lives, everyDays } = ofResidents(street)
  const weeks = Math.floor((lives.length * everyDays - daysBehind - 1) / 7)
  return Array.from({ length: weeks }, (_, index) => {
    const to = daysBehind + 1 + (weeks - 1 - index) * 7
    return { from: to + 6, to }
  })
}

/** Gives it those of some days ago. */
export async function loadSpan(
  write: DemoWrite,
  street: DemoStreet,
  { span, now }: { span: Span; now: Date },
): Promise<void> {
  const [unit, helper] = [
    await loadDelegate(write, { street, place: 0 }, now),
    await loadDelegate(write, { street, place: 1 }, now),
  ]
  const speakers: Speakers = { unit, helper, team: await findLeader(write) }
  // Whoever speaks for the organization answers others, and asks for it.
  const residents = street.residents.filter(one => one !== unit?.speaker)
  await loadRound(write, { street, residents, round: ofResidents(street), span, speakers }, now)
  if (unit === undefined) return
  const { organizationId } = unit
  // 金碧 has its 企业会客厅, and reports 50余项 needs that were seen to.
  const everyDays = street.code === parlourStreet ? 9 : 15
  const round = { lives: demoEnterprises, everyDays, clock: '15:40', organizationId }
  await loadRound(write, { street, residents: [unit.speaker], round, span, speakers }, now)
}

function ofResidents({ code, venues }: DemoStreet): Round {
  const isWhole = code === wholeStreet
  const venue = venues[0]?.name ?? '服务台'
  const text = JSON.stringify(mattersOf(isWhole, Number(code) % 5))
  const lives: DemoMatter[] = JSON.parse(text.replaceAll('{venue}', venue))
  return { lives, everyDays: isWhole ? 2 : 4, clock: '10:20' }
}

/** Names somebody who speaks for the first or the second organization that is no committee's, a part of the year ago. */
async function loadDelegate(
  write: DemoWrite,
  { street, place }: { street: DemoStreet; place: 0 | 1 },
  now: Date,
) {
  const { tx, streetId } = write
  const speaker = street.residents[3 + 2 * place]
  const { rows } = await tx.$client.query<{ id: string; memberId: string | null }>(
    `select o.id, d.member_id as "memberId" from organization o
      left join delegate d on d.street_id = $1 and d.organization_id = o.id
      where o.street_id = $1 order by o.kind in ('community-committee', 'party-branch'), o.name limit 1 offset $2`,
    [streetId, place],
  )
  const [organization] = rows
  if (speaker === undefined || organization === undefined) return undefined
  if (organization.memberId === null) {
    const caller = callerOf(street, 'coordinator')
    const memberId = memberIdOf(street.code, speaker.key)
    const wish = { organizationId: organization.id, memberId, title: '行政主管' }
    await nameDelegate(tx, {
      streetId,
      caller,
      wish,
      now: new Date(Math.max(+rolesSince, now.getTime() - daysNamed * dayMs)),
    })
  }
  return { speaker, caller: residentOf(street.code, speaker), organizationId: organization.id }
}

/** Returns whoever leads the street's first team, and which that is. */
async function findLeader({ tx, streetId }: DemoWrite): Promise<Speakers['team']> {
  const { rows } = await tx.$client.query<{ teamId: string; id: string; name: string; accountId: string }>(
    `select t.id as "teamId", m.id, m.name, m.account_id as "accountId" from team_member x
      join team t on t.street_id = $1 and t.id = x.team_id and t.status = 'active'
      join member m on m.street_id = $1 and m.id = x.person_id
      where x.street_id = $1 and x.role = 'leader' and x.standing = 'active' order by t.name, m.id limit 1`,
    [streetId],
  )
  const [found] = rows
  if (found === undefined) return undefined
  const { teamId, accountId, id, name } = found
  const member = { id, name, areaId: null }
  return { teamId, caller: { accountId, sessionId: id, kind: 'demo', member, grants: [] } }
}

interface Loading {
  street: DemoStreet
  residents: DemoStreet['residents']
  round: Round
  span: Span
  speakers: Speakers
}

async function loadRound(
  write: DemoWrite,
  { street, residents, round, span, speakers }: Loading,
  now: Date,
): Promise<void> {
  const { lives, everyDays, clock, organizationId } = round
  const there = await listThere(write)
  const guideId = await findGuide(write)
  const neighbourIds = crowdOf(street)
    .filter(({ guardianKey }) => guardianKey === null)
    .map(({ key }) => memberIdOf(street.code, key))
  const today = shanghaiDate(now)
  for (let behind = span.from; behind >= span.to; behind -= 1) {
    const day = addDays(today, -behind)
    const days = Date.parse(`${day}T00:00:00Z`) / dayMs
    const turn = days / everyDays
    const at = shanghaiInstant(day, clock)
    if (days % everyDays !== 0 || at > now || at < rolesSince) continue
    const life = lives[turn % lives.length]
    const asker = residents[turn % residents.length]
    if (life === undefined || asker === undefined || (life.kind === 'errand' && guideId === undefined))
      continue
    const known = there.get(at.getTime())
    // What an earlier version of the demo raised on that day went another way.
    if (known !== undefined && (known.kind !== life.kind || (known.text ?? life.text) !== life.text)) continue
    const caller = residentOf(street.code, asker)
    const id = known?.id ?? (await raise(write, caller, { life, organizationId, guideId }, at))
    const going = {
      street,
      life,
      id,
      done: (known?.version ?? 1) - 1,
      raisedAt: at,
      asker: caller,
      neighbourIds,
    }
    if (!(await isAsTold(write, going))) continue
    // What was answered goes its way between the steps: what is over takes no answer any more.
    for (const after of daysOf(life)) {
      const then = new Date(at.getTime() + after * dayMs)
      if (then > now) break
      await goOn(write, going, then)
      await answerUpTo(write, { ...going, turn, speakers }, then)
      await referUpTo(write, { ...going, helper: speakers.helper }, then)
    }
    await supportUpTo(write, going, now)
  }
}

async function listThere({ tx, streetId }: DemoWrite) {
  const { rows } = await tx.$client.query<{
    id: string
    kind: string
    text: string | null
    version: number
    createdAt: Date
  }>(
    `select id, kind, text, version, created_at as "createdAt" from matter
      where street_id = $1 and origin_id is null`,
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

async function raise(
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
  const id = await raiseMatter(tx, config, { streetId, caller, wish, now })
  await markSample(tx, 'matter', { streetId, id })
  return id
}
