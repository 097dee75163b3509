import type { Input } from '@yunxuan/contract'
import {
  afterStep,
  denyStep,
  hasEnded,
  kindSheets,
  type MatterFacts,
  type MatterStep,
  matterDays,
  matterKindNames,
  owedOf,
  type Policy,
  partiesOf,
  partyFor,
  shanghaiDate,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { workingDaysAfter, workingDaysUntil } from '../../platform/working-days.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { holdsRole } from '../role/role.store.ts'
import { keepErrand, papersAfter } from './errand.service.ts'
import { insertStep, lockMatters, type MatterRow, setSeverity, updateMatter } from './matter.store.ts'
import { personOf } from './matter-people.ts'
import { stepPictures } from './matter-picture.service.ts'
import { tellReferred, tellStep } from './matter-telling.ts'
import { keepMatter } from './raise.service.ts'
import { insertSecret } from './secret.store.ts'
import { sealSaid } from './secret.ts'
import { countSupports, endReferrals, joinSupports } from './support.store.ts'

type Keys = Pick<Config, 'sealKey'>
type Wish = Input<'POST /v1/streets/:streetId/matters/:matterId/steps'>['body']

/** What is said while everybody sees a matter, and by these acts, everybody reads. */
const publicActs: readonly MatterStep['act'][] = [
  'take',
  'decline',
  'raise',
  'tell',
  'defer',
  'answer',
  'check',
  'fail',
]

/** Does the next thing with a matter, as a caller wishes it. */
export async function stepMatter(
  tx: Tx,
  config: Keys,
  ask: { streetId: string; matterId: string; caller: MemberCaller; wish: Wish; now: Date },
): Promise<void> {
  const { streetId, matterId, caller, wish, now } = ask
  const ids = wish.intoId === undefined ? [matterId] : [matterId, wish.intoId]
  const locked = await lockMatters(tx, streetId, ids)
  const matter = locked.find(row => row.id === matterId)
  if (matter === undefined) throw new Refusal('not_found')
  const person = await personOf(tx, { streetId, matter, caller, now })
  const parties = partiesOf(matter, person)
  // Whoever does not see it is not told that it is there.
  if (parties.length === 0) throw new Refusal(matter.isPublic ? 'not_allowed' : 'not_found')
  if (wish.version !== matter.version) throw new Refusal('changed_meanwhile')
  if (wish.dueOn !== undefined && wish.dueOn <= shanghaiDate(now)) throw new Refusal('due_in_past')
  if (wish.visitOn !== undefined && wish.visitOn < shanghaiDate(now)) throw new Refusal('due_in_past')
  for (const memberId of [
    ...(wish.handlerIds ?? []),
    ...(wish.ownerId === undefined ? [] : [wish.ownerId]),
  ]) {
    if (!(await holdsRole(tx, { streetId, memberId }, now))) throw new Refusal('owner_not_staff')
  }
  const papers = await papersAfter(tx, ask)
  await makeStep(tx, config, {
    streetId,
    matter,
    into: await findOther(tx, ask, locked),
    step: {
      act: wish.act,
      by: caller.member.id,
      as: partyFor(wish.act, parties),
      at: now,
      word: wish.word?.trim(),
      verdict: wish.verdict,
      pictures: wish.pictureIds?.length ?? 0,
      handedTo: wish.handedTo?.trim(),
      severity: wish.severity,
      papers: papers === undefined ? undefined : owedOf(papers),
      handlerIds: wish.handlerIds,
      ownerId: wish.ownerId,
      publicText: wish.text?.trim(),
    },
    wish,
  })
  await keepErrand(tx, { ...ask, papers })
  const { pictureIds } = wish
  await stepPictures(tx, wish.act, { ...ask, kind: matter.kind, memberId: caller.member.id, pictureIds })
}

/** Returns the other one, of joining, where it is the caller's to keep as well; of any other nothing is said. */
async function findOther(
  tx: Tx,
  { streetId, matterId, caller, wish, now }: Parameters<typeof stepMatter>[2],
  locked: readonly MatterRow[],
): Promise<MatterRow | undefined> {
  const other = locked.find(row => row.id === wish.intoId && row.id !== matterId)
  if (other === undefined) return undefined
  const { isKeeper } = await personOf(tx, { streetId, matter: other, caller, now })
  return isKeeper ? other : undefined
}

/** A step with all that it needs. */
interface Stepping {
  streetId: string
  matter: MatterRow
  /** The other one, of joining. */
  into: MatterRow | undefined
  step: MatterStep
  wish: { dueOn?: string | undefined; title?: string | undefined; visitOn?: string | undefined }
}

/** Makes a step of a locked matter with all that follows from it, or refuses it. */
export async function makeStep(tx: Tx, config: Keys, stepping: Stepping): Promise<void> {
  const { streetId, matter, into, wish } = stepping
  const policy = await loadPolicy(tx, streetId)
  const step: MatterStep = { ...stepping.step, into }
  refuseStep(matter, step, stepping, policy)
  step.word = wordOf(step)
  const after = afterStep(matter, step)
  const next = {
    ...after,
    ...clockAfter(matter, after, { step, wish, policy }),
    ...publicAfter(matter, step, wish),
    id: matter.id,
    mergedInto: into?.id ?? matter.mergedInto,
    version: matter.version + 1,
  }
  await updateMatter(tx, streetId, next)
  if (after.severity !== null && after.severity !== matter.severity) {
    await setSeverity(tx, streetId, { matterId: matter.id, severity: after.severity })
  }
  await keepStep(tx, config, { ...stepping, step }, next)
  if (into !== undefined) {
    const joined = {
      from: matter.id,
      raisedBy: matter.raisedBy,
      raisedAt: matter.createdAt,
      into: into.id,
      intoRaisedBy: into.raisedBy,
    }
    await joinSupports(tx, streetId, joined)
    await countSupports(tx, streetId, into.id)
  }
  if (step.verdict === 'adopted') await openTask(tx, config, stepping)
  await tellStep(tx, { ...stepping, step }, { ...next, visitOn: wish.visitOn })
  if (kindSheets[matter.kind].isReferred && hasEnded(after)) {
    await tellReferred(tx, streetId, await endReferrals(tx, streetId, matter.id, step.at), step.at)
  }
  const detail = { act: step.act, kind: matter.kind, verdict: step.verdict }
  const role = step.as === 'clock' ? 'system' : step.as
  await writeDeed(
    tx,
    { streetId, memberId: step.by, now: step.at },
    { role, action: 'matter.step', id: matter.id, detail },
  )
}

/** What is said with a step: to whom it was passed on comes first. */
const wordOf = ({ word, handedTo }: MatterStep): string | undefined =>
  handedTo === undefined || handedTo === '' ? word : `转给了${handedTo}。${word ?? ''}`

function refuseStep(matter: MatterRow, step: MatterStep, { wish }: Stepping, policy: Policy): void {
  const denial = denyStep(matter, step, policy)
  if (denial !== undefined) throw new Refusal(denial)
  if (step.act === 'publish' && wish.title === undefined) throw new Refusal('public_text_missing')
  if (step.act === 'defer' && wish.dueOn === undefined) throw new Refusal('due_in_past')
  // What is adopted is not done: somebody sees to it, by a day.
  if (step.verdict !== 'adopted') return
  if (step.ownerId === undefined) throw new Refusal('owner_missing')
  if (wish.dueOn === undefined) throw new Refusal('due_in_past')
}

/** Returns until when something is owed: the clock stands while whoever asked owes a word, and goes on from there. */
function clockAfter(
  matter: MatterRow,
  after: MatterFacts,
  { step, wish, policy }: { step: MatterStep; wish: Stepping['wish']; policy: Policy },
): { dueOn: string | null; daysLeft: number | null } {
  const { at } = step
  const [waited, waits] = [matter.status === 'returned', after.status === 'returned']
  if (waits && !waited) {
    return { dueOn: null, daysLeft: matter.dueOn === null ? null : workingDaysUntil(at, matter.dueOn) }
  }
  if (waited && !waits && !hasEnded(after)) {
    return { dueOn: workingDaysAfter(at, Math.max(1, matter.daysLeft ?? 1)), daysLeft: null }
  }
  // A task has the day it was agreed on with.
  const isAgreed = step.act === 'defer' || (step.act === 'take' && matter.kind === 'task')
  if (isAgreed && wish.dueOn !== undefined) return { dueOn: wish.dueOn, daysLeft: null }
  if (after.status === matter.status) return { dueOn: matter.dueOn, daysLeft: matter.daysLeft }
  const days = matterDays(after, policy)
  return { dueOn: days === null ? null : workingDaysAfter(at, days), daysLeft: null }
}

function publicAfter(matter: MatterRow, step: MatterStep, { title }: Stepping['wish']) {
  if (step.act !== 'publish') {
    return { publicTitle: matter.publicTitle, publicText: matter.publicText, publishedBy: undefined }
  }
  return {
    publicTitle: title?.trim() ?? null,
    publicText: step.publicText ?? null,
    publishedBy: step.by ?? undefined,
  }
}

async function keepStep(
  tx: Tx,
  config: Keys,
  { streetId, matter, into, step }: Stepping,
  next: { dueOn: string | null; version: number },
): Promise<void> {
  const { isSealed } = kindSheets[matter.kind]
  // The first step of a matter is 1: its version then was 1, and 0 is what was raised.
  const position = matter.version
  const word = step.word ?? null
  await insertStep(tx, streetId, matter.id, {
    position,
    act: step.act,
    party: step.as,
    byId: step.by,
    at: step.at,
    word: isSealed ? null : word,
    verdict: step.verdict ?? null,
    ownerId: step.ownerId ?? null,
    dueOn: next.dueOn,
    intoId: into?.id ?? null,
    isPublic: matter.isPublic && publicActs.includes(step.act),
  })
  if (!isSealed || word === null) return
  const place = { matterId: matter.id, position }
  await insertSecret(tx, streetId, { ...place, sealed: sealSaid(config, { ...place, streetId }, word) })
}

/** Opens the task that an adopted proposal makes, so that everybody sees whether it is done. */
async function openTask(tx: Tx, config: Keys, { streetId, matter, step, wish }: Stepping): Promise<void> {
  const said = step.word ?? ''
  const id = await keepMatter(tx, config, streetId, {
    kind: 'task',
    said,
    placeNote: matter.placeNote,
    areaId: matter.areaId,
    raisedBy: matter.raisedBy,
    organizationId: null,
    dueOn: wish.dueOn ?? null,
    originId: matter.id,
    createdAt: step.at,
  })
  const [task] = await lockMatters(tx, streetId, [id])
  if (task === undefined) throw new Error('a task that is not there')
  await makeStep(tx, config, {
    streetId,
    matter: task,
    into: undefined,
    step: { act: 'take', by: step.by, as: 'keeper', at: step.at, ownerId: step.ownerId },
    wish: { dueOn: wish.dueOn },
  })
  const [taken] = await lockMatters(tx, streetId, [id])
  if (!matter.isPublic || taken === undefined) return
  await makeStep(tx, config, {
    streetId,
    matter: taken,
    into: undefined,
    step: { act: 'publish', by: step.by, as: 'keeper', at: step.at, publicText: said },
    wish: { title: `${matterKindNames.task}：${matter.publicTitle ?? ''}`.slice(0, 40) },
  })
}
