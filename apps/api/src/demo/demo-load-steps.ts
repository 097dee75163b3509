import { addDays, dayMs, shanghaiDate } from '@yunxuan/domain'
import { findErrand } from '../features/matter/errand.store.ts'
import { matterSupport } from '../features/matter/matter.table.ts'
import { judgeAnswer } from '../features/matter/opinion.service.ts'
import { stepMatter } from '../features/matter/step.service.ts'
import { countSupports } from '../features/matter/support.store.ts'
import type { MemberCaller } from '../platform/caller.ts'
import { insertAll, markSample } from './demo-insert.ts'
import { callerOf } from './demo-load-cases.ts'
import type { DemoMatter, DemoStep } from './demo-matter-life.ts'
import { type DemoWrite, residentOf } from './demo-places.ts'
import type { DemoStreet } from './demo-source.ts'

/** By then a paper that comes later comes. */
const daysForPaper = 10
const supportsPerDay = 2

/** A matter of the demo on its way. */
export interface Going {
  street: DemoStreet
  life: DemoMatter
  id: string
  /** How many steps were made. */
  done: number
  raisedAt: Date
  asker: MemberCaller
  /** Grown-ups of the street, who say that they need it as well. */
  neighbourIds: readonly string[]
}

/** Returns the days of a matter's life on which something happens, in their order. */
export function daysOf({ steps, answers = [], task = [], referral }: DemoMatter): number[] {
  const days = [
    ...(referral === undefined ? [] : [referral.after, ...referral.steps.map(({ after }) => after)]),
    ...[...steps, ...task].map(({ after }) => after),
    ...answers.flatMap(one => [
      one.after,
      one.draftedAfter ?? one.after,
      ...one.steps.map(step => step.after),
    ]),
  ]
  return [...new Set(days)].sort((a, b) => a - b)
}

/** Whether a matter went as it is told here: whoever of the visitors takes a hand in it has it for themselves then. */
export async function isAsTold({ tx, streetId }: DemoWrite, { id, life }: Going): Promise<boolean> {
  const { rows } = await tx.$client.query<{ act: string }>(
    'select act from matter_step where street_id = $1 and matter_id = $2 order by position',
    [streetId, id],
  )
  return rows.every(({ act }, index) => act === life.steps[index]?.act)
}

/** Makes the steps whose day has come, of the matter and of the task that came of it, and lets neighbours say along. */
export async function goOn(write: DemoWrite, going: Going, now: Date): Promise<void> {
  const { life, raisedAt, id } = going
  const due = life.steps.filter(({ after }) => raisedAt.getTime() + after * dayMs <= now.getTime())
  for (const [index, step] of due.entries()) {
    if (index < going.done) continue
    await supportUpTo(write, going, new Date(raisedAt.getTime() + step.after * dayMs))
    if (!(await makeStep(write, { going, matterId: id, version: index + 1 }, step))) return
    going.done = index + 1
    if (step.act === 'answer') await judge(write, going, step)
  }
  await goOnTask(write, going, now)
}

async function goOnTask(write: DemoWrite, going: Going, now: Date): Promise<void> {
  const { life, raisedAt, id } = going
  if (life.task === undefined || going.done < life.steps.length) return
  const { rows } = await write.tx.$client.query<{ id: string; version: number; done: number }>(
    `select m.id, m.version, count(s.position)::int as done from matter m
      left join matter_step s on s.street_id = $1 and s.matter_id = m.id and s.act in ('tell', 'answer', 'check')
      where m.street_id = $1 and m.origin_id = $2 group by m.id, m.version`,
    [write.streetId, id],
  )
  const [task] = rows
  if (task === undefined) return
  if (task.done === 0) await markSample(write.tx, 'matter', { streetId: write.streetId, id: task.id })
  let { version } = task
  for (const step of life.task.slice(task.done)) {
    if (raisedAt.getTime() + step.after * dayMs > now.getTime()) return
    await makeStep(write, { going, matterId: task.id, version }, step)
    version += 1
  }
}

interface Place {
  going: Going
  matterId: string
  version: number
}

/** Makes a step; returns false where what it needs is not there. */
async function makeStep(write: DemoWrite, place: Place, step: DemoStep): Promise<boolean> {
  const { tx, config, streetId } = write
  const { going, matterId, version } = place
  const { street, raisedAt, asker } = going
  const now = new Date(raisedAt.getTime() + step.after * dayMs)
  const { after: _after, by, dueAfter, papers, into, ...said } = step
  const caller = by === 'asker' ? asker : callerOf(street, staffFor(street, by))
  const intoId = into === undefined ? undefined : await findOpen(write, into)
  if (into !== undefined && intoId === undefined) return false
  const isAgreedOn = step.verdict === 'adopted'
  const wish = {
    ...said,
    version,
    ...(step.act === 'take' || isAgreedOn ? { ownerId: caller.member.id } : {}),
    ...(dueAfter === undefined ? {} : { dueOn: addDays(shanghaiDate(now), dueAfter) }),
    ...(papers === undefined ? {} : { papers: await papersOf(write, { matterId, papers }, now) }),
    ...(step.act === 'visit' ? visitOf(street, now) : {}),
    ...(intoId === undefined ? {} : { intoId }),
  }
  await stepMatter(tx, config, { streetId, matterId, caller, wish, now })
  return true
}

/** Whoever keeps contact with enterprises; where nobody does, whoever may do all. */
export function staffFor(street: DemoStreet, by: Exclude<DemoStep['by'], 'asker'>) {
  return street.staff.some(({ role, area }) => role === by && area === null) ? by : 'administrator'
}

function visitOf(street: DemoStreet, now: Date) {
  const handlers = [callerOf(street, 'coordinator'), callerOf(street, 'administrator')]
  return { visitOn: addDays(shanghaiDate(now), 1), handlerIds: handlers.map(({ member }) => member.id) }
}

/** What is handed over of an errand's papers: all, or all but what may come later, which comes by a day. */
async function papersOf(
  { tx, streetId }: DemoWrite,
  { matterId, papers }: { matterId: string; papers: 'all' | 'some' },
  at: Date,
) {
  const errand = await findErrand(tx, streetId, matterId)
  const until = addDays(shanghaiDate(at), daysForPaper)
  return (errand?.papers ?? []).map(({ name, mayComeLater }) =>
    mayComeLater && papers === 'some'
      ? { name, state: 'later' as const, until }
      : { name, state: 'has' as const, until: null },
  )
}

/** Returns the matter of a title that another may become a part of. */
async function findOpen({ tx, streetId }: DemoWrite, title: string): Promise<string | undefined> {
  const { rows } = await tx.$client.query<{ id: string }>(
    `select id from matter where street_id = $1 and public_title = $2 and is_public and status = 'open'
      order by created_at desc limit 1`,
    [streetId, title],
  )
  return rows[0]?.id
}

/** Neighbours say that they need it as well, some a day, from the day after everybody sees it until it is over. */
export async function supportUpTo({ tx, streetId }: DemoWrite, going: Going, now: Date): Promise<void> {
  const { life, raisedAt, id, neighbourIds } = going
  const made = life.steps.slice(0, going.done)
  const isOver = made.some(({ act }) => ['answer', 'merge', 'decline', 'withdraw'].includes(act))
  if (isOver || !made.some(({ act }) => act === 'publish')) return
  const first = Math.floor(raisedAt.getTime() / dayMs) * 7
  const rows = Array.from({ length: life.supports ?? 0 }, (_, index) => {
    const memberId = neighbourIds[(first + index) % neighbourIds.length]
    const days = 2 + Math.floor(index / supportsPerDay)
    const at = new Date(raisedAt.getTime() + days * dayMs + index * 60_000)
    return memberId === undefined || at > now ? [] : [{ streetId, matterId: id, memberId, at }]
  }).flat()
  if (rows.length === 0) return
  await insertAll(tx, matterSupport, rows)
  await countSupports(tx, streetId, id)
}

/** Of those who wanted a proposal some say how they find its answer. */
async function judge({ tx, streetId }: DemoWrite, going: Going, { after }: DemoStep): Promise<void> {
  const { life, id, raisedAt, street } = going
  const { good = 0, bad = 0 } = life.opinions ?? {}
  const now = new Date(raisedAt.getTime() + after * dayMs)
  const { rows } = await tx.$client.query<{ memberId: string }>(
    `select member_id as "memberId" from matter_support where street_id = $1 and matter_id = $2
      order by at, member_id limit $3`,
    [streetId, id, good + bad],
  )
  for (const [index, { memberId }] of rows.entries()) {
    const caller = residentOf(street.code, { key: '', name: '' })
    const judging = { ...caller, member: { ...caller.member, id: memberId } }
    await judgeAnswer(tx, { streetId, matterId: id, caller: judging, isSatisfied: index < good, now })
  }
}
