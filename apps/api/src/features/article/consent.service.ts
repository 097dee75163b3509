import type { Input } from '@yunxuan/contract'
import { type ArticleEdit, namesPerson, withoutName } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { listReachable } from '../member/person.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { type ArticleRow, findArticle, lockArticle, rewriteArticle } from './article.store.ts'
import { articleKeepers, lockManaged, type OneArticle, placeOf } from './article-scope.ts'
import { insertPerson, listPersons, type PersonRow, updatePerson } from './consent.store.ts'

type Naming = Input<'POST /v1/streets/:streetId/managed/articles/:articleId/persons'>['body']

/** Asks somebody whom the working text names, or notes where their signature lies. */
export async function namePerson(tx: Tx, ask: OneArticle & { naming: Naming }): Promise<void> {
  const { streetId, caller, naming, now } = ask
  const { memberId, paperNote } = naming
  const name = naming.name.trim()
  const row = await lockManaged(tx, ask)
  if (row.status === 'archived') throw new Refusal('article_not_editable')
  if ((memberId === undefined) === (paperNote === undefined)) {
    throw wrongField('memberId', '请选一位居民在手机上回答，或者写明签字的纸存在哪里')
  }
  if (!namesPerson(row.edit, name)) throw new Refusal('name_not_in_text')
  if (memberId !== undefined) await requireReachable(tx, streetId, memberId)
  const state = memberId === undefined ? 'given' : 'asked'
  const person = {
    id: newId(),
    name,
    memberId: memberId ?? null,
    paperNote: paperNote?.trim() ?? '',
    state,
    at: now,
  } as const
  if (!(await insertPerson(tx, streetId, row.id, person))) throw new Refusal('already_named')
  await tell(tx, { streetId, id: row.id, edit: row.edit, now }, [person])
  const role = roleAt(caller, articleKeepers, placeOf(row), now)
  await writeDeed(tx, ask, { role, action: 'article.name_person', id: row.id, detail: { state } })
}

async function requireReachable(db: Executor, streetId: string, memberId: string): Promise<void> {
  const [person] = await listReachable(db, streetId, [memberId])
  if (person === undefined) throw wrongField('memberId', '没有这位居民，请重新选择')
  if (!person.hasAccount) throw wrongField('memberId', '这位还没用过小程序，请他在纸上签字')
}

/** Asks those again who said yes on their phone to words that were changed since. */
export async function askAgain(
  tx: Tx,
  of: { streetId: string; id: string; edit: ArticleEdit; now: Date },
): Promise<void> {
  const persons = await listPersons(tx, of.streetId, of.id)
  const asked = persons.filter(
    ({ memberId, state, name }) => memberId !== null && state === 'given' && namesPerson(of.edit, name),
  )
  for (const { id } of asked) await updatePerson(tx, of.streetId, { id, state: 'asked', at: of.now })
  await tell(tx, of, asked)
}

async function tell(
  tx: Tx,
  { streetId, id, edit, now }: { streetId: string; id: string; edit: ArticleEdit; now: Date },
  persons: readonly Pick<PersonRow, 'memberId'>[],
): Promise<void> {
  const notices = persons.flatMap(({ memberId }) =>
    memberId === null
      ? []
      : [
          {
            streetId,
            memberId,
            kind: 'article_consent' as const,
            title: '一篇文章里提到了您，请您看看',
            text: `《${edit.title}》提到了您的名字。您同意了才会发布；不同意，名字马上拿掉。`,
            bookingId: null,
            waitlistId: null,
            articleId: id,
          },
        ],
  )
  await writeNotices(tx, notices, now)
}

/** Somebody who answers for themselves. */
interface Answer {
  streetId: string
  articleId: string
  caller: MemberCaller
  now: Date
}

/** Returns an article that names the caller, with how they stand to it. */
export async function readConsent(db: Executor, of: Answer): Promise<{ row: ArticleRow; person: PersonRow }> {
  const row = await findArticle(db, of.streetId, of.articleId)
  return { row: present(row), person: await ownPerson(db, of) }
}

/** Keeps what a named member says to the words they read; whoever says no is named no more. */
export async function answerConsent(
  tx: Tx,
  ask: Answer & { version: number; isGiven: boolean },
): Promise<{ row: ArticleRow; person: PersonRow }> {
  const { streetId, isGiven, version, now } = ask
  const row = present(await lockArticle(tx, streetId, ask.articleId))
  const person = await ownPerson(tx, ask)
  if (person.state === 'withdrawn' && isGiven) throw new Refusal('consent_over')
  // A no is a no to whatever is written; a yes is to what was read.
  if (isGiven && row.version !== version) throw new Refusal('changed_meanwhile')
  if (isGiven) await updatePerson(tx, streetId, { id: person.id, state: 'given', at: now })
  else await withdraw(tx, streetId, { row, person, now })
  const state = isGiven ? 'given' : 'withdrawn'
  await writeDeed(tx, ask, {
    role: 'resident',
    action: 'article.named_answer',
    id: row.id,
    detail: { state },
  })
  return readConsent(tx, ask)
}

/** Takes somebody's name out as they wish, whoever they told. */
export async function withdrawPerson(tx: Tx, ask: OneArticle & { namedId: string }): Promise<void> {
  const row = await lockManaged(tx, ask)
  const persons = await listPersons(tx, ask.streetId, row.id)
  const person = persons.find(({ id }) => id === ask.namedId)
  if (person === undefined) throw new Refusal('not_found')
  if (person.state === 'withdrawn') throw new Refusal('consent_over')
  await withdraw(tx, ask.streetId, { row, person, now: ask.now })
  const role = roleAt(ask.caller, articleKeepers, placeOf(row), ask.now)
  const detail = { state: 'withdrawn' }
  await writeDeed(tx, ask, { role, action: 'article.named_answer', id: row.id, detail })
}

async function withdraw(
  tx: Tx,
  streetId: string,
  { row, person, now }: { row: ArticleRow; person: PersonRow; now: Date },
): Promise<void> {
  if (person.state === 'withdrawn') return
  const [edit, shown] = [row.edit, row.shown].map(text =>
    text === null ? null : withoutName(text, person.name),
  )
  await rewriteArticle(tx, streetId, { ...row, edit: edit ?? row.edit, shown: shown ?? null }, now)
  await updatePerson(tx, streetId, { id: person.id, state: 'withdrawn', at: now })
}

async function ownPerson(db: Executor, { streetId, articleId, caller }: Answer): Promise<PersonRow> {
  const persons = await listPersons(db, streetId, articleId)
  const own = persons.findLast(({ memberId }) => memberId === caller.member.id)
  if (own === undefined) throw new Refusal('not_found')
  return own
}

function present(row: ArticleRow | undefined): ArticleRow {
  if (row === undefined) throw new Refusal('not_found')
  return row
}
