import type { MatterPicture } from '@yunxuan/contract'
import { kindSheets, type MatterAct, type MatterKind } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { erasePicture } from '../picture/picture.store.ts'
import { keyOf } from '../picture/picture-key.ts'
import { findMatter } from './matter.store.ts'
import { personOf } from './matter-people.ts'
import { addPictures, listPictures, publishPictures } from './matter-picture.store.ts'

/** What somebody wishes with pictures of a matter. */
interface Wish {
  streetId: string
  matterId: string
  kind: MatterKind
  memberId: string
  pictureIds: readonly string[] | undefined
}

/** Adds to what is raised the pictures that were sent with it; refuses those of somebody else, and of a kind without. */
export async function addRaised(tx: Tx, wish: Wish): Promise<void> {
  await add(tx, wish, 'before')
}

/** Does with a matter's pictures what a step says: an answer adds how it is now, and its reader chooses what is shown. */
export async function stepPictures(tx: Tx, act: MatterAct, wish: Wish): Promise<void> {
  const { streetId, pictureIds } = wish
  if (pictureIds === undefined) return
  if (act === 'answer') await add(tx, wish, 'after')
  else if (act === 'publish') await publishPictures(tx, streetId, { ...wish, pictureIds })
  else throw wrongField('pictureIds', '这一步不用照片')
}

async function add(tx: Tx, wish: Wish, moment: MatterPicture['moment']): Promise<void> {
  const { streetId, kind, pictureIds = [] } = wish
  if (pictureIds.length === 0) return
  if (pictureIds.length > kindSheets[kind].mostPictures) throw wrongField('pictureIds', '这里不收照片')
  const isAdded = await addPictures(tx, streetId, { ...wish, pictureIds, moment })
  if (!isAdded) throw wrongField('pictureIds', '有照片已经没有了，请重新选')
}

/** Returns the pictures of a matter: all of them, with keys, or those that everybody sees. */
export async function readPictures(
  db: Executor,
  config: Pick<Config, 'jwtSecret'>,
  of: { streetId: string; matterId: string; isAll: boolean; reader: PictureReader; now: Date },
): Promise<MatterPicture[]> {
  const { streetId, matterId, isAll, reader, now } = of
  const rows = await listPictures(db, streetId, matterId)
  return rows
    .filter(row => isAll || row.isPublic)
    .map(({ addedBy, ...row }) => ({
      ...row,
      key: isAll ? keyOf(config, { streetId, pictureId: row.id }, now) : null,
      isErasable: mayErase({ addedBy }, reader),
    }))
}

/** Who looks at the pictures of a matter. */
interface PictureReader {
  memberId: string | null
  isKeeper: boolean
}

/** Whether somebody may have a picture of a matter erased: they sent it, or keep the matter. */
const mayErase = ({ addedBy }: { addedBy: string }, { memberId, isKeeper }: PictureReader): boolean =>
  isKeeper || addedBy === memberId

/** Erases a picture of a matter for good. Two who do so at once: the second finds it gone. */
export async function forgetPicture(
  tx: Tx,
  ask: { streetId: string; matterId: string; pictureId: string; caller: MemberCaller; now: Date },
): Promise<null> {
  const { streetId, matterId, pictureId, caller, now } = ask
  const matter = await findMatter(tx, streetId, matterId)
  const row = (await listPictures(tx, streetId, matterId)).find(one => one.id === pictureId)
  if (matter === undefined || row === undefined) throw new Refusal('not_found')
  const person = await personOf(tx, { streetId, matter, caller, now })
  if (!mayErase(row, person)) throw new Refusal('not_allowed')
  if (!(await erasePicture(tx, streetId, pictureId, now))) throw new Refusal('not_found')
  await writeDeed(tx, ask, {
    role: row.addedBy === person.memberId ? 'resident' : 'keeper',
    action: 'picture.erase',
    subject: 'picture',
    id: pictureId,
    detail: { matterId },
  })
  return null
}
