import { createHash } from 'node:crypto'
import { addDays, type StaffRole, shanghaiDate } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import type { ShiftRow } from '../features/activity/shift.store.ts'
import { decideBackfill, proposeBackfill } from '../features/backfill/backfill.service.ts'
import { attachment, backfill } from '../features/backfill/backfill.table.ts'
import { correction } from '../features/correction/correction.table.ts'
import { factsOfShift } from '../features/record/record.service.ts'
import type { MemberCaller } from '../platform/caller.ts'
import type { Tx } from '../platform/database.ts'
import type { DemoHours } from './demo-hours.ts'
import { demoId } from './demo-ids.ts'
import { insertAll } from './demo-insert.ts'
import { accountIdOf, grantRows, memberIdOf } from './demo-people.ts'
import { organizationIdOf, shortArea } from './demo-rows.ts'
import type { DemoStreet } from './demo-source.ts'

/** Hours of a shift that no scan shows, of the volunteer with a number. */
export interface MissedHours {
  shift: ShiftRow
  number: string
}

/**
 * Writes a sheet that people signed, and by it hours afterwards, by the functions that do so in life: the coordinator
 * proposes, the administrator decides.
 */
export async function loadBackFilled(
  tx: Tx,
  street: DemoStreet,
  missed: readonly MissedHours[],
  now: Date,
): Promise<void> {
  const streetId = street.code
  const proposer = callerOf(street, 'coordinator')
  const decider = callerOf(street, 'administrator')
  const content = samplePaper()
  const sheet = {
    ...{ streetId, id: sheetIdOf(streetId), fileName: '签到表（示例）.pdf', content },
    ...{ mediaType: 'application/pdf', sha256: createHash('sha256').update(content).digest() },
    ...{ addedBy: proposer.member.id, addedAt: now },
  }
  await insertAll(tx, attachment, [sheet])
  for (const { shift, number } of missed) {
    const facts = factsOfShift(shift)
    const wish = {
      ...{ number, shiftId: shift.id, title: facts.title, servedOn: facts.servedOn, place: facts.place },
      ...{ content: facts.content, minutes: shift.plannedMinutes, organizationId: shift.organizationId },
      ...{ responsibleName: shift.responsibleName, reason: '那天没信号，扫不上码，有纸质签到表' },
      attachmentId: sheet.id,
    }
    const { id: backfillId } = await proposeBackfill(tx, { streetId, caller: proposer, now, wish })
    await decideBackfill(tx, { streetId, caller: decider, now, backfillId, isApproved: true, reason: '' })
  }
}

function sheetIdOf(streetId: string): string {
  return demoId(`${streetId} sign-in sheet`)
}

/** Somebody of the whole street's staff. */
export function staffOf(street: DemoStreet, role: StaffRole) {
  const found = street.staff.find(one => one.role === role && one.area === null)
  if (found === undefined) throw new Error(`demo data: no ${role} in ${street.code}`)
  return found
}

/** One of the whole street's staff as the one who calls. */
export function callerOf(street: DemoStreet, role: StaffRole): MemberCaller {
  const { key, name } = staffOf(street, role)
  const grants = grantRows(street)
    .filter(grant => grant.memberId === memberIdOf(street.code, key))
    .map(grant => ({ ...grant, endsAt: null, revokedAt: null }))
  return {
    ...{ accountId: accountIdOf(street.code, key), sessionId: demoId(`${street.code} no session`) },
    ...{ kind: 'demo', member: { id: memberIdOf(street.code, key), name, areaId: null }, grants },
  }
}

/** Writes a record that somebody says is wrong, and hours that were forgotten: both wait for a second person. */
export async function loadOpenCases(tx: Tx, street: DemoStreet, hours: DemoHours, now: Date): Promise<void> {
  const streetId = street.code
  const personId = memberIdOf(streetId, hours.corrects)
  const common = { streetId, personId, memberId: personId }
  const { rows } = await tx.execute<{ id: string; minutes: number }>(sql`select id, minutes from record
    where street_id = ${streetId} and person_id = ${personId} order by served_on desc, id desc limit 1`)
  const [last] = rows
  if (last !== undefined) {
    const asked = {
      ...{ ...common, id: demoId(`${streetId} correction`), recordId: last.id, status: 'open' as const },
      ...{
        wishedMinutes: last.minutes - 30,
        text: '那天家里有事，提前半小时走了，时长记多了，请帮我改一下。',
        createdAt: now,
      },
    }
    await insertAll(tx, correction, [asked])
  }
  await loadForgottenHours(tx, street, common, now)
}

async function loadForgottenHours(
  tx: Tx,
  street: DemoStreet,
  common: { streetId: string; personId: string; memberId: string },
  now: Date,
): Promise<void> {
  const { streetId } = common
  const coordinator = staffOf(street, 'coordinator')
  const [organization] = street.organizations
  const [community] = street.communities
  if (organization === undefined || community === undefined) return
  const proposed = {
    ...common,
    ...{ id: demoId(`${streetId} backfill`), shiftId: null, title: '暴雨后清理楼道积水' },
    ...{
      servedOn: addDays(shanghaiDate(now), -6),
      place: `${shortArea(community.name)} 3 号楼`,
      minutes: 90,
    },
    ...{
      content: '和邻居一起扫水、搬杂物、铺防滑垫',
      organizationId: organizationIdOf(streetId, organization.name),
    },
    ...{ responsibleName: coordinator.name, reason: '临时集合，当时没有开签到码，有纸质签到表' },
    attachmentId: sheetIdOf(streetId),
    ...{ proposedBy: memberIdOf(streetId, coordinator.key), proposedAt: now, status: 'open' as const },
  }
  await insertAll(tx, backfill, [proposed])
}

/** The smallest PDF that says what it is. */
function samplePaper(): Buffer {
  const words = 'BT /F1 20 Tf 72 760 Td (Sample sign-in sheet) Tj ET'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${words.length}>>\nstream\n${words}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  const starts: number[] = []
  let body = '%PDF-1.4\n'
  for (const [index, object] of objects.entries()) {
    starts.push(body.length)
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const rows = starts.map(start => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
  )
}
