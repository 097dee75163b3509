import { shanghaiDate } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()

test('the rows of hours stand by their days, the newest first, page by page', async () => {
  const at = await house.sow.aStreet()
  const boss = await house.as(await house.sow.aStaff(at, 'administrator'))
  const { memberId } = await house.sow.aMember(at)
  const days = ['2026-11-03', '2026-11-09', '2026-11-01', '2026-11-09', '2026-11-05', '2026-11-01']
  for (const day of days) {
    await house.asOwner(
      `insert into record (street_id, id, person_id, member_id, number, title, served_on, place, content, minutes,
        organization_id, organization_name, responsible_name, grade, origin, suspicions, reason, approved_by, approved_at)
      values ($1, $2, $3, $3, 'YX', '捡拾', $4, '', '', 60, $5, '', '', 'rotating-code', 'backfill', '{}', '', $3, now())`,
      [at.streetId, newId(), memberId, day, at.organizationId],
    )
  }
  const listed: string[] = []
  let cursor: string | undefined
  do {
    const page = await boss('GET /v1/streets/:streetId/figures/:figureId/rows', {
      params: { streetId: at.streetId, figureId: 'volunteer-hours' },
      query: { from: '2026-11-01', to: '2026-11-30', limit: 1, ...(cursor === undefined ? {} : { cursor }) },
    })
    listed.push(...page.items.map(({ at: instant }) => shanghaiDate(new Date(instant))))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(listed).toEqual([...days].sort().reverse())
})
