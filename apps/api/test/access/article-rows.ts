import type { Input } from '@yunxuan/contract'
import { sowGuide } from '../sow-guide.ts'
import type { Scene } from './rows.ts'

type Edit = Input<'POST /v1/streets/:streetId/managed/articles'>['body']['edit']

/** A notice of a community that lacks nothing. */
export const aNotice = (areaId: string | null): Edit => ({
  title: '楼道改造完工',
  summary: '东社区三号楼装上了扶手。',
  issuer: '东社区党委',
  documentNo: '',
  issuedOn: '2026-11-20',
  validFrom: null,
  validUntil: null,
  audiences: ['everyone'],
  areaId,
  phone: '',
  sourceUrl: '',
  body: [{ kind: 'paragraph', text: '王秀兰和李桂芳说，上楼稳当多了。' }],
  guide: null,
})

/** A notice that everybody reads and that asks a resident, another that nobody has read yet, and a draft. */
export async function sowArticleRows({ house, street, people }: Scene) {
  const params = { streetId: street.streetId }
  const admin = await house.as(people.administrator)
  const second = await house.as(await house.sow.aStaff(street, 'reviewer'))
  const edit = aNotice(street.areaId)
  const written = async (isSent: boolean) => {
    const { id } = await admin('POST /v1/streets/:streetId/managed/articles', {
      params,
      body: { kind: 'notice', edit },
    })
    if (isSent) {
      await admin('POST /v1/streets/:streetId/managed/articles/:articleId/transition', {
        params: { ...params, articleId: id },
        body: { version: 1, to: 'in_review', reason: '' },
      })
    }
    return id
  }
  const articleId = await written(true)
  const of = { params: { ...params, articleId } }
  await second('POST /v1/streets/:streetId/managed/articles/:articleId/transition', {
    ...of,
    body: { version: 2, to: 'published', reason: '' },
  })
  const { persons } = await admin('POST /v1/streets/:streetId/managed/articles/:articleId/persons', {
    ...of,
    body: { name: '王秀兰', memberId: people.resident.memberId },
  })
  return {
    articleId,
    namedId: persons[0]?.id ?? '',
    inReviewId: await written(true),
    draftId: await written(false),
    guideId: await sowGuide(house, street),
    edit,
  }
}
