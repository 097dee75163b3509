import { type ErrandPaper, owedOf } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** What an errand alone has, as it is kept. */
export interface ErrandRow {
  guideId: string
  guideTitle: string
  forName: string | null
  isGreen: boolean
  papers: ErrandPaper[]
  receiptNo: string | null
  receivedAt: Date | null
  visitOn: string | null
  handlerNames: string[]
  handlerIds: string[]
}

/** Returns what a matter has beside it as an errand; undefined where it is none. */
export async function findErrand(
  db: Executor,
  streetId: string,
  matterId: string,
): Promise<ErrandRow | undefined> {
  const { rows } = await db.$client.query<ErrandRow>({
    name: 'errand-find',
    text: `select e.guide_id as "guideId", e.guide_title as "guideTitle", d.name as "forName",
        e.is_green as "isGreen", e.papers, e.receipt_no as "receiptNo", e.received_at as "receivedAt",
        e.visit_on::text as "visitOn", array_remove(array[f.name, s.name], null) as "handlerNames",
        array_remove(array[e.first_handler, e.second_handler], null) as "handlerIds"
      from errand e
      left join dependant d on d.street_id = $1 and d.id = e.dependant_id and d.forgotten_at is null
      left join member f on f.street_id = $1 and f.id = e.first_handler
      left join member s on s.street_id = $1 and s.id = e.second_handler
      where e.street_id = $1 and e.matter_id = $2`,
    values: [streetId, matterId],
  })
  return rows[0]
}

/** An errand that is asked for. */
export interface NewErrand {
  matterId: string
  guideId: string
  guideTitle: string
  dependantId: string | null
  isGreen: boolean
  days: number
  papers: readonly ErrandPaper[]
}

/** Writes what an errand alone has. */
export async function insertErrand(tx: Tx, streetId: string, row: NewErrand): Promise<void> {
  await tx.$client.query({
    name: 'errand-insert',
    text: `insert into errand (street_id, matter_id, guide_id, guide_title, dependant_id, is_green, days, papers, owed)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      streetId,
      row.matterId,
      row.guideId,
      row.guideTitle,
      row.dependantId,
      row.isGreen,
      row.days,
      JSON.stringify(row.papers),
      owedOf(row.papers).owed,
    ],
  })
}

/** What was received of an errand, and by whom. */
export interface Received {
  matterId: string
  papers: readonly ErrandPaper[]
  owed: number
  until: string | null
  /** Kept only the first time: what is handed over later goes under the same number. */
  receiptNo: string
  by: string
  at: Date
}

/** Writes which papers are there; returns false when the number for the receipt is another's. */
export async function receivePapers(tx: Tx, streetId: string, received: Received): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'errand-receive',
    text: `update errand e set papers = $3, owed = $4, until = $5, receipt_no = coalesce(e.receipt_no, $6),
        received_by = $7, received_at = $8
      where e.street_id = $1 and e.matter_id = $2 and (e.receipt_no is not null
        or not exists (select from errand o where o.street_id = $1 and o.receipt_no = $6))`,
    values: [
      streetId,
      received.matterId,
      JSON.stringify(received.papers),
      received.owed,
      received.until,
      received.receiptNo,
      received.by,
      received.at,
    ],
  })
  return rowCount === 1
}

/** Writes who comes, and when. */
export async function planVisit(
  tx: Tx,
  streetId: string,
  visit: { matterId: string; on: string; handlerIds: readonly [string, string] },
): Promise<void> {
  await tx.$client.query({
    name: 'errand-visit',
    text: `update errand set visit_on = $3, first_handler = $4, second_handler = $5
      where street_id = $1 and matter_id = $2`,
    values: [streetId, visit.matterId, visit.on, ...visit.handlerIds],
  })
}

/** An errand of which a paper is due soon, and who is to bring it. */
export interface DuePaper {
  matterId: string
  memberId: string
  number: string
  until: string
}

/** Marks, and returns, the errands of which a paper is due by a day and nobody was reminded yet, at most `most`. */
export async function takeReminders(
  tx: Tx,
  streetId: string,
  ask: { today: string; by: string; most: number },
): Promise<DuePaper[]> {
  const { rows } = await tx.$client.query<DuePaper>({
    name: 'errand-remind',
    text: `with due as (select e.matter_id from errand e
        join matter m on m.street_id = $1 and m.id = e.matter_id and m.status = 'open'
        where e.street_id = $1 and e.until between $2 and $3 and e.reminded_of is distinct from e.until
        order by e.until, e.matter_id limit $4 for no key update of e skip locked)
      update errand e set reminded_of = e.until from due, matter m
      where e.street_id = $1 and e.matter_id = due.matter_id and m.street_id = $1 and m.id = e.matter_id
      returning e.matter_id as "matterId", m.raised_by as "memberId", m.number, e.until::text as until`,
    values: [streetId, ask.today, ask.by, ask.most],
  })
  return rows
}

/** Returns the open errands of which a paper was due before a day and is not there, at most `most`. */
export async function listLatePapers(
  db: Executor,
  streetId: string,
  today: string,
  most: number,
): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'errand-late',
    text: `select m.id from errand e join matter m on m.street_id = $1 and m.id = e.matter_id and m.status = 'open'
      where e.street_id = $1 and e.until < $2 and e.owed > 0 order by e.until, m.id limit $3`,
    values: [streetId, today, most],
  })
  return rows.map(row => row.id)
}
