import type { Picture, PictureChoice } from '@yunxuan/contract'
import { isPicture, picturesADay, shanghaiDate } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Db, Executor, Tx } from '../../platform/database.ts'
import { type Claim, type StoredReply, writeOnce } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { raiseCatalogue } from '../street/catalogue-version.store.ts'
import { countPicture, erasePicture, findSender, insertPicture, isOwnPicture } from './picture.store.ts'
import { makePicture } from './picture-maker.ts'
import { presentOwnPicture } from './picture-present.ts'

/** A picture that somebody sends. */
interface Sent {
  streetId: string
  caller: MemberCaller
  bytes: Buffer
  now: Date
  claim: Claim | null
  config: Pick<Config, 'jwtSecret'>
}

/** Keeps a picture as it is made anew; refuses what is none, what is too large, and one too many of a day. */
export async function keepPicture(db: Db, sent: Sent): Promise<StoredReply> {
  const { streetId, caller, bytes, now } = sent
  if (!isPicture(bytes)) throw new Refusal('unsupported_media')
  // Counted before it is looked at: what cannot be read costs as much as what can.
  const most = caller.grants.length > 0 ? picturesADay.staff : picturesADay.resident
  const isCounted = await countPicture(db, streetId, {
    memberId: caller.member.id,
    day: shanghaiDate(now),
    most,
  })
  if (!isCounted) throw new Refusal('too_many_pictures')
  const made = await makePicture(bytes)
  const id = newId()
  return writeOnce(db, sent.claim, now, async (tx): Promise<Picture | null> => {
    await insertPicture(tx, streetId, { id, made, addedBy: caller.member.id, now })
    const { width, height } = made
    const path = `/v1/streets/${streetId}/pictures/${id}`
    return presentOwnPicture({ id, alt: '', width, height, path }, { config: sent.config, streetId, now })
  })
}

/** Refuses, in a field, a picture that the caller did not send, or that is gone; one that is there already may stay. */
export async function checkChoice(
  db: Executor,
  { streetId, caller }: { streetId: string; caller: MemberCaller },
  chosen: { choice: PictureChoice | null; before: string | null; field: string },
): Promise<void> {
  const { choice, before, field } = chosen
  if (choice === null || choice.id === before) return
  const isOwn = await isOwnPicture(db, streetId, { pictureId: choice.id, memberId: caller.member.id })
  if (!isOwn) throw wrongField(field, '这张照片已经没有了，请重新选一张')
}

/** Erases a picture for good: whoever sent it may, and an administrator. */
export async function forgetPicture(
  tx: Tx,
  ask: { streetId: string; pictureId: string; caller: MemberCaller; now: Date },
): Promise<null> {
  const { streetId, pictureId, caller, now } = ask
  const sender = await findSender(tx, streetId, pictureId)
  if (sender === undefined) throw new Refusal('not_found')
  const isOwn = sender === caller.member.id
  const isAdministrator = caller.grants.some(grant => grant.role === 'administrator')
  if (!isOwn && !isAdministrator) throw new Refusal('not_allowed')
  // Two who erase it at once: the second finds it gone.
  if (!(await erasePicture(tx, streetId, pictureId, now))) throw new Refusal('not_found')
  await raiseCatalogue(tx, streetId)
  await writeDeed(tx, ask, {
    role: isOwn ? 'resident' : 'administrator',
    action: 'picture.erase',
    subject: 'picture',
    id: pictureId,
  })
  return null
}
