import type { Input } from '@yunxuan/contract'
import type { House } from './house.ts'
import type { SownStreet } from './sow.ts'

type Guide = NonNullable<Input<'POST /v1/streets/:streetId/managed/articles'>['body']['edit']['guide']>

/** A guide that everybody reads, for which others may come; of its papers the photograph may come later. */
export async function sowGuide(
  house: House,
  street: SownStreet,
  parts: Partial<Guide> = {},
): Promise<string> {
  const { streetId, locationId } = street
  const keeper = await house.as(await house.sow.aStaff(street, 'coordinator'))
  const reader = await house.as(await house.sow.aStaff(street, 'reviewer'))
  const guide: Guide = {
    sort: 'public_service',
    papers: [
      { name: '户口簿', form: 'both', mayComeLater: false, note: '' },
      { name: '一寸照片', form: 'original', mayComeLater: true, note: '' },
    ],
    steps: ['到窗口取号', '交材料'],
    legalDays: 20,
    promisedDays: 10,
    costFen: 0,
    costNote: '',
    locationIds: [locationId],
    hours: '周一至周五 9:00—17:00',
    mayBeFetched: true,
    onlineUrl: '',
    ...parts,
  }
  const edit = {
    ...{ title: '高龄津贴申请', summary: '满八十岁可以领。', issuer: '', documentNo: '', issuedOn: null },
    ...{ validFrom: null, validUntil: null, audiences: ['everyone' as const], areaId: null },
    ...{ phone: '', sourceUrl: '', body: [], guide },
  }
  const { id } = await keeper('POST /v1/streets/:streetId/managed/articles', {
    params: { streetId },
    body: { kind: 'guide', edit },
  })
  const move = (by: typeof keeper, version: number, to: 'in_review' | 'published') =>
    by('POST /v1/streets/:streetId/managed/articles/:articleId/transition', {
      params: { streetId, articleId: id },
      body: { version, to, reason: '' },
    })
  await move(keeper, 1, 'in_review')
  await move(reader, 2, 'published')
  return id
}
