import type { Scene } from './rows.ts'

const october = { from: '2026-10-01', to: '2026-10-31' }
const september = { from: '2026-09-01', to: '2026-09-30' }

/** A 简报 that was released, one that waits for it, a draft, and what the street says of itself. */
export async function sowReportRows({ house, street, people }: Scene) {
  const params = { streetId: street.streetId }
  const admin = await house.as(people.administrator)
  const second = await house.as(await house.sow.aStaff(street, 'reviewer'))
  const drafted = async (span: typeof october, isSent: boolean) => {
    const { id } = await admin('POST /v1/streets/:streetId/reports', {
      params,
      body: { template: 'general', ...span, title: '' },
    })
    if (isSent) {
      await admin('POST /v1/streets/:streetId/reports/:reportId/transition', {
        params: { ...params, reportId: id },
        body: { version: 1, to: 'in_review', reason: '' },
      })
    }
    return id
  }
  const reportId = await drafted(september, true)
  await second('POST /v1/streets/:streetId/reports/:reportId/transition', {
    params: { ...params, reportId },
    body: { version: 2, to: 'released', reason: '' },
  })
  const { id: claimId } = await admin('POST /v1/streets/:streetId/claims', { params, body: aClaim })
  return {
    reportId,
    claimId,
    inReviewId: await drafted(october, true),
    draftId: await drafted(october, false),
  }
}

/** What a street may say of itself. */
export const aClaim = {
  figureId: null,
  name: '惠及居民',
  value: 20_000,
  unit: '人',
  period: '',
  quote: '惠及居民2万余人',
  source: '街道自报',
}
