import {
  type ArticleEdit,
  type ArticleKind,
  denyArticleMove,
  editedStatus,
  isSame,
  lacksOf,
  type PublicationStatus,
  rolesForArticleMove,
  type StaffRole,
  shanghaiDate,
  textsOf,
} from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { listAreaPath } from '../street/area.store.ts'
import {
  type ArticleRow,
  hideShown,
  insertArticle,
  showEdit,
  updateAssured,
  updateEdit,
  updateStatus,
} from './article.store.ts'
import { requireSound } from './article-check.ts'
import {
  type ArticleAsk,
  articleKeepers,
  articleReaders,
  lockManaged,
  type OneArticle,
  placeOf,
} from './article-scope.ts'
import { askAgain } from './consent.service.ts'
import { listPersons } from './consent.store.ts'

/** Drafts an article; returns its id. */
export async function draftArticle(
  tx: Tx,
  ask: ArticleAsk & { kind: ArticleKind; edit: ArticleEdit },
): Promise<string> {
  const { streetId, caller, kind, edit, now } = ask
  await requireSound(tx, streetId, { kind, edit, prefix: 'edit.' })
  const role = await roleOver(tx, ask, edit)
  const id = newId()
  await insertArticle(tx, streetId, { id, kind, edit, writerId: caller.member.id, now })
  await writeDeed(tx, ask, { role, action: 'article.draft', id, detail: { kind } })
  return id
}

/** Changes the working text whose version is still the one that was read; what everybody reads stays as it is. */
export async function editArticle(
  tx: Tx,
  ask: OneArticle & { version: number; edit: ArticleEdit },
): Promise<void> {
  const { streetId, caller, edit, now } = ask
  const before = await lockManaged(tx, ask)
  if (before.version !== ask.version) throw new Refusal('changed_meanwhile')
  const { id, kind } = before
  const status = editedStatus(before.status, { isReadAgain: true })
  if (status === undefined) throw new Refusal('article_not_editable')
  await requireSound(tx, streetId, { kind, edit, prefix: 'edit.' })
  const role = await roleOver(tx, ask, edit)
  if (isSame(edit, before.edit)) return
  const wasRead = before.status === 'published' || before.status === 'paused'
  const writers = joined(wasRead ? [] : before.writers, caller.member.id)
  const submittedBy = status === 'in_review' ? caller.member.id : null
  await updateEdit(tx, streetId, { id, kind, edit, now, status, writers, submittedBy })
  if (!isSame(textsOf(edit), textsOf(before.edit))) await askAgain(tx, { streetId, id, edit, now })
  const changed = Object.keys(edit).filter(
    field => !isSame(Reflect.get(edit, field), Reflect.get(before.edit, field)),
  )
  await writeDeed(tx, ask, {
    role,
    action: 'article.edit',
    id,
    detail: { changed, from: before.status, to: status },
  })
}

/** Brings an article to another status: only by those who may, never past the second pair of eyes, and with nothing missing. */
export async function moveArticle(
  tx: Tx,
  ask: OneArticle & { version: number; to: PublicationStatus; reason: string },
): Promise<void> {
  const { streetId, caller, to, now } = ask
  const before = await lockManaged(tx, ask, articleReaders)
  const { id, status: from } = before
  const role = roleAt(caller, rolesForArticleMove(from, to), placeOf(before), now)
  if (before.version !== ask.version) throw new Refusal('changed_meanwhile')
  const reason = ask.reason.trim()
  const by = caller.member.id
  const isShown = before.shown !== null
  const denial = denyArticleMove({ from, to, reason, by, writers: before.writers, isShown })
  if (denial !== undefined) throw new Refusal(denial)
  if (to === 'in_review' || to === 'published') await requireComplete(tx, streetId, before)
  if (to === 'published') {
    await showEdit(tx, streetId, { id, byId: by, now, today: shanghaiDate(now) })
  } else {
    const submits = to === 'in_review'
    const writers = submits ? joined(before.writers, by) : before.writers
    await updateStatus(tx, streetId, {
      id,
      status: to,
      reason,
      writers,
      submittedBy: submits ? by : null,
      now,
    })
    if (to === 'paused' || to === 'archived') await hideShown(tx, streetId, id)
  }
  await writeDeed(tx, ask, { role, action: 'article.transition', id, detail: { from, to } })
}

/** Notes that all that everybody reads of an article is still true today. */
export async function confirmArticle(tx: Tx, ask: OneArticle): Promise<void> {
  const before = await lockManaged(tx, ask)
  if (before.shown === null) throw new Refusal('article_not_shown')
  const role = roleAt(ask.caller, articleKeepers, placeOf(before), ask.now)
  await updateAssured(tx, ask.streetId, before.id, shanghaiDate(ask.now))
  const detail = { before: before.assuredDate }
  await writeDeed(tx, ask, { role, action: 'article.confirm', id: before.id, detail })
}

async function requireComplete(tx: Tx, streetId: string, row: ArticleRow): Promise<void> {
  const lacks = lacksOf(row.kind, row.edit, await listPersons(tx, streetId, row.id))
  if (lacks.length > 0) throw new Refusal('article_incomplete')
}

/** Returns the role in which the caller keeps what such a text is about; refuses who does not. */
async function roleOver(
  tx: Tx,
  { streetId, caller, now }: ArticleAsk,
  edit: ArticleEdit,
): Promise<StaffRole> {
  const areaIds = await listAreaPath(tx, streetId, edit.areaId)
  return roleAt(caller, articleKeepers, { areaIds, organizationId: null }, now)
}

const joined = (writers: readonly string[], by: string): string[] => [...new Set([...writers, by])]
