import type { ManagedMatter, MatterPage } from '@yunxuan/contract'
import { isAskerOf, partiesOf, shanghaiDate } from '@yunxuan/domain'
import type { Caller, MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import { type Db, type Executor, inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { isDelegateOf } from '../delegate/delegate.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { listAreaPath } from '../street/area.store.ts'
import { findErrand } from './errand.store.ts'
import { findMatter, listSteps, type MatterRow } from './matter.store.ts'
import { listOfOrganization, listRaised } from './matter-list.store.ts'
import { personOf } from './matter-people.ts'
import { readPictures } from './matter-picture.service.ts'
import {
  actsOf,
  presentErrand,
  presentManaged,
  presentPage,
  type SaidStep,
  type Showing,
} from './matter-present.ts'
import { readOpinions } from './opinion.service.ts'
import { listSecrets } from './secret.store.ts'
import { openSaid } from './secret.ts'
import { isSupporter, listOpened } from './support.store.ts'

type Keys = Pick<Config, 'sealKey' | 'jwtSecret'>
interface Of {
  streetId: string
  matterId: string
  now: Date
}

/** Returns what matters are shown with. */
export async function showing(db: Executor, streetId: string, now: Date): Promise<Showing> {
  return { policy: await loadPolicy(db, streetId), today: shanghaiDate(now) }
}

/** Returns a matter as everybody, or whoever raised it, reads it; one that is not theirs and not public is not there. */
export async function readMatter(
  db: Db,
  config: Keys,
  of: Of & { caller: Caller | null },
): Promise<MatterPage> {
  const { streetId, matterId, caller, now } = of
  const row = await findMatter(db, streetId, matterId)
  const member = caller?.member ?? null
  const isOwn =
    row !== undefined && member !== null && (await isOwnOf(db, { streetId, row, memberId: member.id, now }))
  if (row === undefined || !(row.isPublic || isOwn)) throw new Refusal('not_found')
  const seen = await showing(db, streetId, now)
  const { steps, raised } = isOwn
    ? await readSaid(db, config, streetId, row)
    : {
        steps: (await listSteps(db, streetId, matterId)).map(step => ({ ...step, said: step.word })),
        raised: null,
      }
  const reader = member === null ? null : await readerOf(db, streetId, row, member)
  const parties =
    reader === null
      ? []
      : partiesOf(row, { ...reader, isKeeper: false, isReviewer: false, isDelegate: isOwn })
  const acts =
    reader === null || parties.length === 0
      ? []
      : actsOf(row, { memberId: reader.memberId, parties }, { policy: seen.policy, now })
  const isOtherSeen = await isReadable(db, { streetId, matterId: row.mergedInto, member, now })
  return presentPage(row, {
    ...seen,
    steps,
    raisedText: raised,
    errand: isOwn ? presentErrand(await findErrand(db, streetId, matterId)) : null,
    reader,
    isOwn,
    isOtherSeen,
    acts,
    services: await listOpened(db, streetId, matterId),
    opinions: await readOpinions(db, { streetId, matter: row, reader, now }),
    pictures: await readPictures(db, config, {
      streetId,
      matterId,
      isAll: isOwn,
      reader: { memberId: reader?.memberId ?? null, isKeeper: false },
      now,
    }),
  })
}

/** Returns what somebody raised themselves, or what an organization needs that they speak for. */
export async function listOwn(
  db: Db,
  of: { streetId: string; organizationId: string | undefined; memberId: string; now: Date },
  paging: { before: string | null; limit: number },
): Promise<MatterRow[]> {
  const { streetId, organizationId, memberId, now } = of
  if (organizationId === undefined) return listRaised(db, { streetId, memberId }, paging)
  if (!(await isDelegateOf(db, { streetId, organizationId, memberId }, now)))
    throw new Refusal('not_delegate')
  return listOfOrganization(db, { streetId, organizationId }, paging)
}

/** Whether somebody may read another matter: everybody may, or they raised it. */
async function isReadable(
  db: Db,
  of: { streetId: string; matterId: string | null; member: Caller['member']; now: Date },
): Promise<boolean> {
  const { streetId, matterId, member, now } = of
  if (matterId === null) return false
  const other = await findMatter(db, streetId, matterId)
  if (other === undefined || other.isPublic) return other !== undefined
  return member !== null && isOwnOf(db, { streetId, row: other, memberId: member.id, now })
}

/** Whether a matter is somebody's own: they raised it, or speak for what it was raised for. */
async function isOwnOf(
  db: Executor,
  { streetId, row, memberId, now }: { streetId: string; row: MatterRow; memberId: string; now: Date },
): Promise<boolean> {
  const { organizationId } = row
  const isDelegate = await isDelegateOf(db, { streetId, organizationId, memberId }, now)
  return isAskerOf(row, { memberId, isDelegate })
}

async function readerOf(db: Db, streetId: string, row: MatterRow, member: MemberCaller['member']) {
  const areaIds = await listAreaPath(db, streetId, member.areaId)
  return {
    memberId: member.id,
    isOfArea: row.areaId === null || areaIds.includes(row.areaId),
    isSupporter: await isSupporter(db, { streetId, matterId: row.id, memberId: member.id }),
  }
}

/** Returns a matter as staff work on it; opening what was said in confidence is written down with it. */
export function openMatter(db: Db, config: Keys, of: Of & { caller: MemberCaller }): Promise<ManagedMatter> {
  const { streetId, matterId, caller, now } = of
  return inTransaction(db, async tx => {
    const row = await findMatter(tx, streetId, matterId)
    if (row === undefined) throw new Refusal('not_found')
    const person = await personOf(tx, { streetId, matter: row, caller, now })
    const parties = partiesOf(row, person).filter(party => party !== 'asker')
    if (parties.length === 0) throw new Refusal('not_allowed')
    const seen = await showing(tx, streetId, now)
    const { steps, raised } = await readSaid(tx, config, streetId, row)
    if (row.text === null) {
      await writeDeed(
        tx,
        { streetId, caller, now },
        { role: parties[0] ?? 'keeper', action: 'matter.read', id: matterId, detail: { kind: row.kind } },
      )
    }
    const acts = actsOf(row, { memberId: person.memberId, parties }, { policy: seen.policy, now })
    const services = await listOpened(tx, streetId, matterId)
    const opinions = await readOpinions(tx, { streetId, matter: row, reader: null, now })
    const pictures = await readPictures(tx, config, { ...of, isAll: true, reader: person })
    const errand = presentErrand(await findErrand(tx, streetId, matterId))
    const shown = { ...seen, steps, raisedText: raised ?? '', errand, acts, services, opinions, pictures }
    return presentManaged(row, shown)
  })
}

/** Returns the timeline with all that was said; null where it was erased. */
async function readSaid(
  db: Executor,
  config: Keys,
  streetId: string,
  row: MatterRow,
): Promise<{ steps: SaidStep[]; raised: string | null }> {
  const secrets = row.text === null ? await listSecrets(db, streetId, row.id) : new Map<number, Buffer>()
  const open = (position: number): string | null => {
    const sealed = secrets.get(position)
    return sealed === undefined ? null : openSaid(config, { streetId, matterId: row.id, position }, sealed)
  }
  const steps = await listSteps(db, streetId, row.id)
  return {
    raised: row.text ?? open(0),
    steps: steps.map(step => ({ ...step, said: step.word ?? open(step.position) })),
  }
}
