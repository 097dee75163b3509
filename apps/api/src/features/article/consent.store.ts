import type { ArticleKind, ConsentState } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** Somebody whom an article names. */
export interface PersonRow {
  id: string
  name: string
  memberId: string | null
  paperNote: string
  state: ConsentState
  at: Date
}

/** Returns whom an article names, and who took their name out, in the order in which they were asked. */
export async function listPersons(db: Executor, streetId: string, articleId: string): Promise<PersonRow[]> {
  const { rows } = await db.$client.query<PersonRow>({
    name: 'article-persons',
    text: `select id, name, member_id as "memberId", paper_note as "paperNote", state, at
      from article_person where street_id = $1 and article_id = $2 order by id`,
    values: [streetId, articleId],
  })
  return rows
}

/** Writes down whom a locked article names; returns false where that name was asked about before. */
export async function insertPerson(
  tx: Tx,
  streetId: string,
  articleId: string,
  person: PersonRow,
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'article-person',
    text: `insert into article_person (street_id, article_id, id, name, member_id, paper_note, state, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    values: [
      streetId,
      articleId,
      person.id,
      person.name,
      person.memberId,
      person.paperNote,
      person.state,
      person.at,
    ],
  })
  return rowCount === 1
}

/** Writes how somebody stands to a locked article now; whoever withdrew is no longer named. */
export async function updatePerson(
  tx: Tx,
  streetId: string,
  person: Pick<PersonRow, 'id' | 'state' | 'at'>,
): Promise<void> {
  await tx.$client.query({
    name: 'article-person-state',
    text: `update article_person set state = $3, at = $4, name = case when $3 = 'withdrawn' then '' else name end
      where street_id = $1 and id = $2`,
    values: [streetId, person.id, person.state, person.at],
  })
}

/** An article that names a member. */
export interface ConsentRow {
  articleId: string
  title: string
  kind: ArticleKind
  state: ConsentState
  at: Date
}

// An article that was asked about twice is one: how it stands was said last.
const consents = `select distinct on (p.article_id) p.article_id as "articleId", v.edit ->> 'title' as title, v.kind,
    p.state, p.at, p.id
  from article_person p join article v on v.street_id = $1 and v.id = p.article_id
  where p.street_id = $1 and p.member_id = $2`

// Nobody is named in more.
const mostConsents = 100

/** Returns the articles that name a member, what was said or asked last first. */
export async function listConsents(
  db: Executor,
  of: { streetId: string; memberId: string },
): Promise<ConsentRow[]> {
  const { rows } = await db.$client.query<ConsentRow>({
    name: 'article-consents',
    text: `select "articleId", title, kind, state, at from (${consents} order by p.article_id, p.id desc) c
      order by at desc, id desc limit ${mostConsents}`,
    values: [of.streetId, of.memberId],
  })
  return rows
}
