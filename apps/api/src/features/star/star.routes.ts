import type { Objection, PublicStarRun, StarCandidate, StarRun } from '@yunxuan/contract'
import { denyRunConfirmation, maskName, mustGuardianRegister, nextStar } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { requireScope } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { sumByGrade } from '../record/record.store.ts'
import { findStreet } from '../street/street.store.ts'
import { isPersonOf } from '../volunteer/person.store.ts'
import { type CandidateKey, type CandidateRow, listCandidates, listRunsNaming } from './candidate.store.ts'
import { listObjections, type ObjectionRow } from './objection.store.ts'
import {
  answerObjection,
  confirmers,
  confirmStars,
  dropRun,
  freezeRun,
  object,
  publishNotice,
} from './star.service.ts'
import { findNoticeOf, findRun, listRuns, type StarRunRow, starsHeld } from './star.store.ts'

const wholeStreet = { areaIds: [], organizationId: null }
const pageSize = 50

export function bindStar(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/star-runs', async ({ db, params, caller, now }) => {
    requireScope(caller, confirmers, wholeStreet, now)
    const { streetId } = params
    const ownRuns = await listRunsNaming(db, streetId, caller.member.id)
    const runs = await listRuns(db, streetId)
    return { items: runs.map(run => presentRun(run, { caller, ownRuns, now })) }
  })

  on.read('GET /v1/streets/:streetId/managed/star-runs/:runId', async ({ db, params, caller, now }) => {
    requireScope(caller, confirmers, wholeStreet, now)
    return presentTo(db, { ...params, caller, now }, await requireRun(db, params))
  })

  on.read(
    'GET /v1/streets/:streetId/managed/star-runs/:runId/candidates',
    async ({ db, params, query, caller, now }) => {
      requireScope(caller, confirmers, wholeStreet, now)
      await requireRun(db, params)
      const limit = query.limit ?? pageSize
      const page = { after: keyOf(query.cursor), limit: limit + 1 }
      const rows = await listCandidates(db, { ...params, withStruck: true }, page)
      const { items, nextCursor } = toPage(rows, limit, row => [row.stars, row.minutes, row.personId])
      return { items: items.map(presentCandidate), nextCursor }
    },
  )

  on.write('POST /v1/streets/:streetId/managed/star-runs', async ({ tx, params, body, caller, now }) =>
    presentTo(tx, { ...params, caller, now }, await freezeRun(tx, { ...params, ...body, caller, now })),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/star-runs/:runId/notice',
    async ({ tx, params, caller, now }) =>
      presentTo(tx, { ...params, caller, now }, await publishNotice(tx, { ...params, caller, now })),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/star-runs/:runId/confirmation',
    async ({ tx, params, caller, now, deps }) =>
      presentTo(
        tx,
        { ...params, caller, now },
        await confirmStars(tx, { ...params, config: deps.config, caller, now }),
      ),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/star-runs/:runId/cancellation',
    async ({ tx, params, body, caller, now }) =>
      presentTo(tx, { ...params, caller, now }, await dropRun(tx, { ...params, ...body, caller, now })),
  )

  on.read(
    'GET /v1/streets/:streetId/managed/star-runs/:runId/objections',
    async ({ db, params, caller, now }) => {
      requireScope(caller, confirmers, wholeStreet, now)
      await requireRun(db, params)
      const rows = await listObjections(db, params.streetId, params.runId)
      return { items: rows.map(presentObjection) }
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/objections/:objectionId/answer',
    async ({ tx, params, body, caller, now }) =>
      presentObjection(await answerObjection(tx, { ...params, ...body, caller, now })),
  )

  on.read('GET /v1/streets/:streetId/star-runs', async ({ db, params }) => {
    const phone = await phoneOf(db, params.streetId)
    const runs = await listRuns(db, params.streetId)
    return { items: runs.flatMap(run => presentPublic(run, phone) ?? []) }
  })

  on.read('GET /v1/streets/:streetId/star-runs/:runId', async ({ db, params, query, now }) => {
    const run = presentPublic(await requireRun(db, params), await phoneOf(db, params.streetId))
    if (run === undefined) throw new Refusal('not_found')
    const limit = query.limit ?? pageSize
    const page = { after: keyOf(query.cursor), limit: limit + 1 }
    const rows = await listCandidates(db, { ...params, withStruck: false }, page)
    const { items, nextCursor } = toPage(rows, limit, row => [row.stars, row.minutes, row.personId])
    return { run, items: items.map(item => presentPublicCandidate(item, now)), nextCursor }
  })

  on.write(
    'POST /v1/streets/:streetId/star-runs/:runId/objections',
    async ({ tx, params, body, caller, now }) => {
      const { id, createdAt } = await object(tx, { ...params, ...body, caller, now })
      return { id, createdAt: createdAt.toISOString() }
    },
  )

  on.read('GET /v1/streets/:streetId/me/stars', async ({ db, params, query, caller, now }) => {
    const { streetId } = params
    const personId = query.personId ?? caller.member.id
    if (!(await isPersonOf(db, streetId, caller.member.id, personId))) throw new Refusal('not_found')
    const { starHours: ladder } = await loadPolicy(db, streetId)
    const sums = await sumByGrade(db, streetId, personId)
    const minutes = sums.reduce((sum, one) => sum + one.minutes, 0)
    return {
      personId,
      stars: await starsHeld(db, streetId, personId),
      minutes,
      byGrade: sums.map(one => ({ grade: one.grade, minutes: one.minutes })),
      ladder,
      next: nextStar(minutes, ladder) ?? null,
      noticeRunId: (await findNoticeOf(db, streetId, personId, now)) ?? null,
    }
  })
}

async function requireRun(db: Executor, of: { streetId: string; runId: string }): Promise<StarRunRow> {
  const run = await findRun(db, of.streetId, of.runId)
  if (run === undefined) throw new Refusal('not_found')
  return run
}

async function phoneOf(db: Executor, streetId: string): Promise<string> {
  const street = await findStreet(db, streetId)
  if (street === undefined) throw new Refusal('not_found')
  return street.deskPhone
}

function keyOf(cursor: string | undefined): CandidateKey | null {
  if (cursor === undefined) return null
  const [stars, minutes, personId] = fromCursor(cursor, 3)
  return { stars: Number(stars), minutes: Number(minutes), personId: String(personId) }
}

/** Returns a run with what its caller may do with it. */
async function presentTo(
  db: Executor,
  { streetId, caller, now }: { streetId: string; caller: MemberCaller; now: Date },
  row: StarRunRow,
): Promise<StarRun> {
  return presentRun(row, { caller, ownRuns: await listRunsNaming(db, streetId, caller.member.id), now })
}

function presentRun(
  row: StarRunRow,
  { caller, ownRuns, now }: { caller: MemberCaller; ownRuns: ReadonlySet<string>; now: Date },
): StarRun {
  const by = { memberId: caller.member.id, isNamed: ownRuns.has(row.id) }
  const denial = denyRunConfirmation(row, by, now)
  return {
    id: row.id,
    title: row.title,
    until: row.until,
    status: row.status,
    policyVersion: row.policyVersion,
    ladder: row.ladder,
    frozenAt: row.frozenAt.toISOString(),
    frozenByName: row.frozenByName,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    noticeUntil: row.noticeUntil?.toISOString() ?? null,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    confirmedByName: row.confirmedByName,
    candidates: row.candidates,
    struck: row.struck,
    openObjections: row.openObjections,
    confirmationDenial: denial ?? null,
  }
}

/** A run that was never shown is nobody's business. */
function presentPublic(row: StarRunRow, phone: string): PublicStarRun | undefined {
  const { publishedAt, noticeUntil } = row
  const isShown = row.status === 'published' || row.status === 'confirmed'
  if (!isShown || publishedAt === null || noticeUntil === null) return undefined
  return {
    id: row.id,
    title: row.title,
    until: row.until,
    status: row.status,
    ladder: row.ladder,
    publishedAt: publishedAt.toISOString(),
    noticeUntil: noticeUntil.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    candidates: row.candidates - row.struck,
    phone,
  }
}

function presentCandidate(row: CandidateRow): StarCandidate {
  const { personId, personName, number, minutes, starsBefore, stars, status, reason } = row
  const all = [
    { grade: 'rotating-code' as const, minutes: row.rotatingCode },
    { grade: 'leader-scan' as const, minutes: row.leaderScan },
    { grade: 'recipient-confirmed' as const, minutes: row.recipientConfirmed },
    { grade: 'late-scan' as const, minutes: row.lateScan },
    { grade: 'back-filled' as const, minutes: row.backFilled },
  ]
  const byGrade = all.filter(one => one.minutes !== 0)
  return { personId, personName, number, minutes, byGrade, starsBefore, stars, status, reason }
}

/** A child's name, masked or not, is on no public list (个人信息保护法 §28). */
function presentPublicCandidate(row: CandidateRow, now: Date) {
  const isChild = row.birthDate !== null && mustGuardianRegister(row.birthDate, now)
  return {
    id: row.id,
    maskedName: isChild ? '小志愿者' : maskName(row.personName),
    numberTail: row.number.slice(-4),
    hours: Math.trunc(row.minutes / 60),
    stars: row.stars,
  }
}

function presentObjection(row: ObjectionRow): Objection {
  const { id, personId, personName, number, text, byName, status, answer } = row
  const createdAt = row.createdAt.toISOString()
  const answeredAt = row.answeredAt?.toISOString() ?? null
  return { id, personId, personName, number, text, byName, createdAt, status, answer, answeredAt }
}
