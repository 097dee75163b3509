import { randomInt } from 'node:crypto'
import type { Input } from '@yunxuan/contract'
import {
  ageInYears,
  denyRaise,
  kindSheets,
  type MatterKind,
  matterDays,
  matterNumber,
  raisedMatter,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { workingDaysAfter } from '../../platform/working-days.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { isDelegateOf } from '../delegate/delegate.store.ts'
import { isCommunity } from '../member/member.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { readErrand } from './errand.service.ts'
import { insertErrand } from './errand.store.ts'
import { countOpen, insertMatter, lockRaising, type NewMatter } from './matter.store.ts'
import { addRaised } from './matter-picture.service.ts'
import { insertSecret } from './secret.store.ts'
import { sealSaid } from './secret.ts'

type Keys = Pick<Config, 'sealKey'>
type Wish = Input<'POST /v1/streets/:streetId/matters'>['body']

/** Takes in what a member raises; returns its id. */
export async function raiseMatter(
  tx: Tx,
  config: Keys,
  ask: { streetId: string; caller: MemberCaller; by?: string; wish: Wish; now: Date },
): Promise<string> {
  const { streetId, caller, wish, now, by = caller.member.id } = ask
  const areaId = wish.areaId ?? null
  if (areaId !== null && !(await isCommunity(tx, streetId, areaId))) throw new Refusal('not_found')
  await lockRaising(tx, streetId, by)
  const policy = await loadPolicy(tx, streetId)
  const { open, birthDate } = await countOpen(tx, streetId, by)
  const organizationId =
    kindSheets[wish.kind].raisedFor === 'organization' ? (wish.organizationId ?? null) : null
  const isDelegate = await isDelegateOf(tx, { streetId, organizationId, memberId: by }, now)
  const ageYears = birthDate === null ? null : ageInYears(birthDate, now)
  const placeNote = wish.placeNote?.trim() ?? ''
  const denial = denyRaise({ kind: wish.kind, placeNote }, { open, ageYears, isDelegate }, policy)
  if (denial !== undefined) throw new Refusal(denial)
  const errand = await readErrand(tx, config, { streetId, by, wish, birthDate, policy, now })
  const days = matterDays(raisedMatter(wish.kind, by), policy)
  const id = await keepMatter(tx, config, streetId, {
    kind: wish.kind,
    said: wish.text.trim(),
    placeNote,
    areaId,
    raisedBy: by,
    organizationId,
    dueOn: days === null ? null : workingDaysAfter(now, days),
    originId: null,
    createdAt: now,
  })
  if (errand !== undefined) await insertErrand(tx, streetId, { ...errand, matterId: id })
  const { kind, pictureIds } = wish
  await addRaised(tx, { streetId, matterId: id, kind, memberId: by, pictureIds })
  await writeDeed(
    tx,
    { streetId, caller, now },
    {
      role: by === caller.member.id ? 'resident' : 'keeper',
      action: 'matter.raise',
      id,
      detail: { kind: wish.kind },
    },
  )
  return id
}

interface Raised extends Omit<NewMatter, 'id' | 'number' | 'text'> {
  kind: MatterKind
  said: string
}

/** Keeps a matter under a number of its own, its text sealed where its kind is confidential; returns its id. */
export async function keepMatter(tx: Tx, config: Keys, streetId: string, raised: Raised): Promise<string> {
  const { said, ...facts } = raised
  const { isSealed } = kindSheets[raised.kind]
  const id = newId()
  const row = { ...facts, id, ...(isSealed ? { text: null, placeNote: '' } : { text: said }) }
  // Of ten million numbers a street has used few: another one is soon free.
  while (!(await insertMatter(tx, streetId, { ...row, number: newNumber() })));
  if (isSealed) {
    const place = { matterId: id, position: 0 }
    await insertSecret(tx, streetId, {
      ...place,
      sealed: sealSaid(config, { ...place, streetId }, inOne(raised)),
    })
  }
  return id
}

/** Where it is says as much as what it is: of what is said in confidence both lie sealed. */
const inOne = ({ said, placeNote }: Raised): string => [said, placeNote].filter(Boolean).join('\n')

const newNumber = () => matterNumber(String(randomInt(10_000_000)).padStart(7, '0'))
