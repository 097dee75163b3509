import {
  dayMs,
  denyNotice,
  denyObjection,
  denyObjectionAnswer,
  denyRunConfirmation,
  noticeOfRun,
  type StaffRole,
  shanghaiDate,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { issueStars } from '../certificate/certificate.service.ts'
import { lockAwards } from '../certificate/certificate.store.ts'
import { loadPolicyVersion } from '../policy/policy.store.ts'
import {
  type CandidateKey,
  type CandidateRow,
  findCandidate,
  freezeCandidates,
  listCandidates,
  listRunsNaming,
  strikeCandidate,
  strikeUnborne,
} from './candidate.store.ts'
import { findObjection, insertObjection, type ObjectionRow, writeObjectionAnswer } from './objection.store.ts'
import { cancelRun, confirmRun, insertRun, lockRun, publishRun, type StarRunRow } from './star.store.ts'

/** Who counts and shows a run, and who confirms it. Stars belong to the whole street. */
export const raters = ['administrator', 'coordinator'] as const satisfies readonly StaffRole[]
export const confirmers = ['administrator', 'reviewer', 'coordinator'] as const satisfies readonly StaffRole[]
const wholeStreet = { areaIds: [], organizationId: null }
// A run may award tens of thousands; so many are in memory at once.
const atOnce = 5_000
const unborne = '确认时时长已经不够，或已有同级证书，或已退出，或没有证件姓名'

interface RunAsk {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** Counts everybody's hours until a day and keeps that picture with the rules it was made by. */
export async function freezeRun(tx: Tx, ask: RunAsk & { title: string; until: string }): Promise<StarRunRow> {
  const { streetId, caller, until, now } = ask
  const role = roleAt(caller, raters, wholeStreet, now)
  if (until > shanghaiDate(now)) throw new Refusal('run_in_future')
  const { settings, version } = await loadPolicyVersion(tx, streetId)
  const run = {
    id: newId(),
    title: ask.title.trim(),
    until,
    policyVersion: version,
    ladder: settings.starHours,
    noticeDays: settings.starNoticeDays,
    frozenBy: caller.member.id,
    frozenAt: now,
  }
  await insertRun(tx, streetId, run)
  const candidates = await freezeCandidates(tx, streetId, run)
  await writeDeed(tx, ask, { role, action: 'star_run.freeze', id: run.id, detail: { until, candidates } })
  return readRun(tx, streetId, run.id)
}

/** Shows a run to everybody, for as long as the rules it was made by ask. */
export async function publishNotice(tx: Tx, ask: RunAsk & { runId: string }): Promise<StarRunRow> {
  const { streetId, runId, caller, now } = ask
  const role = roleAt(caller, raters, wholeStreet, now)
  const run = await readRun(tx, streetId, runId)
  const denial = denyNotice(run)
  if (denial !== undefined) throw new Refusal(denial)
  const until = new Date(now.getTime() + run.noticeDays * dayMs)
  await publishRun(tx, streetId, { id: runId, by: caller.member.id, at: now, until })
  await writeDeed(tx, ask, {
    role,
    action: 'star_run.publish',
    id: runId,
    detail: { until: until.toISOString() },
  })
  return readRun(tx, streetId, runId)
}

/** Confirms a run as a second person: whoever was not struck gets a certificate. */
export async function confirmStars(
  tx: Tx,
  ask: RunAsk & { config: Pick<Config, 'sealKey'>; runId: string },
): Promise<StarRunRow> {
  const { streetId, config, runId, caller, now } = ask
  const role = roleAt(caller, confirmers, wholeStreet, now)
  const run = await readRun(tx, streetId, runId)
  const isNamed = (await listRunsNaming(tx, streetId, caller.member.id)).has(runId)
  const denial = denyRunConfirmation(run, { memberId: caller.member.id, isNamed }, now)
  if (denial !== undefined) throw new Refusal(denial)
  // Two runs that hang at the same time must not award the same stars twice.
  await lockAwards(tx, streetId)
  const { until, ladder } = run
  const struck = await strikeUnborne(tx, streetId, { id: runId, until, ladder, reason: unborne })
  await confirmRun(tx, streetId, { id: runId, by: caller.member.id, at: now })
  const issued = await awardAll(tx, { streetId, config, runId, until, now })
  await writeDeed(tx, ask, { role, action: 'star_run.confirm', id: runId, detail: { issued, struck } })
  return readRun(tx, streetId, runId)
}

/** Awards their stars to all that a run still names; returns how many. */
async function awardAll(
  tx: Tx,
  of: { streetId: string; config: Pick<Config, 'sealKey'>; runId: string; until: string; now: Date },
): Promise<number> {
  let awarded = 0
  let after: CandidateKey | null = null
  for (;;) {
    const page: CandidateRow[] = await listCandidates(
      tx,
      { ...of, withStruck: false },
      { after, limit: atOnce },
    )
    await issueStars(tx, of, page)
    awarded += page.length
    after = page.at(-1) ?? null
    if (page.length < atOnce) return awarded
  }
}

/** Drops a run that was not confirmed. */
export async function dropRun(tx: Tx, ask: RunAsk & { runId: string; reason: string }): Promise<StarRunRow> {
  const { streetId, runId, caller, now } = ask
  const role = roleAt(caller, raters, wholeStreet, now)
  const run = await readRun(tx, streetId, runId)
  if (run.status !== 'frozen' && run.status !== 'published') throw new Refusal('run_not_possible')
  await cancelRun(tx, streetId, { id: runId, reason: ask.reason.trim() })
  await writeDeed(tx, ask, { role, action: 'star_run.cancel', id: runId, detail: { from: run.status } })
  return readRun(tx, streetId, runId)
}

/** Takes somebody's word against a candidate while the notice hangs. */
export async function object(
  tx: Tx,
  ask: RunAsk & { runId: string; candidateId: string; text: string },
): Promise<{ id: string; createdAt: Date }> {
  const { streetId, runId, candidateId, caller, now } = ask
  const run = await readRun(tx, streetId, runId)
  const denial = denyObjection(noticeOfRun(run), now)
  if (denial !== undefined) throw new Refusal(denial)
  const candidate = await findCandidate(tx, streetId, { runId, candidateId })
  if (candidate === undefined) throw new Refusal('not_found')
  const id = newId()
  const { personId } = candidate
  const row = { id, runId, personId, byMemberId: caller.member.id, text: ask.text.trim(), createdAt: now }
  if (!(await insertObjection(tx, streetId, row))) throw new Refusal('already_asked')
  await writeDeed(tx, ask, {
    role: 'resident',
    action: 'star_objection.make',
    subject: 'star_run',
    id,
    detail: { runId },
  })
  return { id, createdAt: now }
}

/** Answers an objection once: upheld, it strikes the candidate. */
export async function answerObjection(
  tx: Tx,
  ask: RunAsk & { objectionId: string; isUpheld: boolean; answer: string },
): Promise<ObjectionRow> {
  const { streetId, objectionId, caller, isUpheld, now } = ask
  const role = roleAt(caller, confirmers, wholeStreet, now)
  const before = await findObjection(tx, streetId, objectionId)
  if (before === undefined) throw new Refusal('not_found')
  const objection = { byMemberId: before.byMemberId, againstMemberId: before.candidateMemberId }
  const denial = denyObjectionAnswer(objection, caller.member.id)
  if (denial !== undefined) throw new Refusal(denial)
  // Locked with its run, so that nothing is struck while the run is confirmed.
  const run = await readRun(tx, streetId, before.runId)
  const answer = ask.answer.trim()
  const status = isUpheld ? 'upheld' : 'rejected'
  const done = { id: objectionId, status, answer, by: caller.member.id, at: now } as const
  if (!(await writeObjectionAnswer(tx, streetId, done))) throw new Refusal('objection_answered')
  if (run.status !== 'published') throw new Refusal('run_not_possible')
  if (isUpheld) {
    await strikeCandidate(tx, streetId, { runId: run.id, personId: before.personId, reason: answer })
  }
  await writeDeed(tx, ask, {
    role,
    action: 'star_objection.answer',
    subject: 'star_run',
    id: objectionId,
    detail: { status },
  })
  const after = await findObjection(tx, streetId, objectionId)
  if (after === undefined) throw new Error('an objection vanished while it was written')
  return after
}

async function readRun(tx: Tx, streetId: string, runId: string): Promise<StarRunRow> {
  const run = await lockRun(tx, streetId, runId)
  if (run === undefined) throw new Refusal('not_found')
  return run
}
