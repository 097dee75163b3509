import { createHash } from 'node:crypto'
import { addDays, shanghaiDate } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { attachment, backfill } from '../features/backfill/backfill.table.ts'
import { correction } from '../features/correction/correction.table.ts'
import type { Tx } from '../platform/database.ts'
import type { DemoHours } from './demo-hours.ts'
import { demoId } from './demo-ids.ts'
import { insertAll } from './demo-insert.ts'
import { memberIdOf } from './demo-people.ts'
import { organizationIdOf } from './demo-rows.ts'
import type { DemoStreet } from './demo-source.ts'

/** Writes a record that somebody says is wrong, and hours that were forgotten: both wait for a second person. */
export async function loadOpenCases(tx: Tx, street: DemoStreet, hours: DemoHours, now: Date): Promise<void> {
  const streetId = street.code
  const personId = memberIdOf(streetId, hours.corrects)
  const common = { streetId, personId, memberId: personId }
  const { rows } = await tx.execute<{ id: string }>(sql`select id from record
    where street_id = ${streetId} and person_id = ${personId} order by served_on desc, id desc limit 1`)
  const [last] = rows
  if (last !== undefined) {
    const asked = {
      ...{ ...common, id: demoId(`${streetId} correction`), recordId: last.id, status: 'open' as const },
      ...{
        wishedMinutes: 120,
        text: '那天收拾东西到最后才走，签退的时候排队，晚了几分钟没算上。',
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
  const [coordinator] = street.staff.filter(one => one.role === 'coordinator')
  const [organization] = street.organizations
  if (coordinator === undefined || organization === undefined) return
  const content = samplePaper()
  const paper = {
    ...{ streetId, id: demoId(`${streetId} sign-in sheet`), fileName: '签到表（示例）.pdf', content },
    ...{ mediaType: 'application/pdf', sha256: createHash('sha256').update(content).digest() },
    ...{ addedBy: memberIdOf(streetId, coordinator.key), addedAt: now },
  }
  await insertAll(tx, attachment, [paper])
  const proposed = {
    ...common,
    ...{ id: demoId(`${streetId} backfill`), shiftId: null, title: '暴雨后清理楼道积水' },
    ...{ servedOn: addDays(shanghaiDate(now), -6), place: '渤海五路小区 3 号楼', minutes: 90 },
    ...{
      content: '和邻居一起扫水、搬杂物、铺防滑垫',
      organizationId: organizationIdOf(streetId, organization.name),
    },
    ...{ responsibleName: coordinator.name, reason: '临时集合，当时没有开签到码，有纸质签到表' },
    ...{ attachmentId: paper.id, proposedBy: paper.addedBy, proposedAt: now, status: 'open' as const },
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
