import { newId } from '../../src/platform/ids.ts'
import { fileForm } from '../file-form.ts'
import { photograph } from '../send-picture.ts'
import { type Scene, upload } from './rows.ts'

/**
 * A need with a picture, that everybody sees and nobody has taken yet, with an answer that was read, a proposal that the
 * provider sees to, what an enterprise of the community needs, and an
 * answer to a need that the provider sees to, and a need that the liaison sees to.
 */
export async function sowMatterRows({ house, street, people }: Scene) {
  const params = { streetId: street.streetId }
  const resident = await house.as(people.resident)
  const admin = await house.as(people.administrator)
  const pictures = `/v1/streets/${street.streetId}/pictures`
  const form = fileForm(await photograph(), '照片.jpg')
  const pictureId = await upload(house, pictures, people.resident, form)
  const { id: matterId } = await resident('POST /v1/streets/:streetId/matters', {
    params,
    body: { kind: 'need', text: '楼下缺一处晾被子的地方', areaId: street.areaId, pictureIds: [pictureId] },
  })
  const shown = { title: '缺一处晾晒场', text: '东社区缺一处晾晒场。' }
  await admin('POST /v1/streets/:streetId/matters/:matterId/steps', {
    params: { ...params, matterId },
    body: { act: 'publish', version: 1, ...shown },
  })
  const volunteer = await house.as(people.volunteer)
  const { id: answerId } = await volunteer('POST /v1/streets/:streetId/matters/:matterId/answers', {
    params: { ...params, matterId },
    body: { text: '我家天台可以晾', fromOn: '2026-12-05' },
  })
  await admin('POST /v1/streets/:streetId/answers/:answerId/steps', {
    params: { ...params, answerId },
    body: { act: 'publish', version: 1, text: '有邻居愿意让出天台。' },
  })
  const handed = await resident('POST /v1/streets/:streetId/matters', {
    params,
    body: { kind: 'proposal', text: '给楼道装上扶手', areaId: street.areaId },
  })
  await admin('POST /v1/streets/:streetId/matters/:matterId/steps', {
    params: { ...params, matterId: handed.id },
    body: { act: 'take', version: 1, ownerId: people.provider.memberId },
  })
  const { id: delegateId } = await admin('POST /v1/streets/:streetId/managed/delegates', {
    params,
    body: { organizationId: street.organizationId, memberId: people.resident.memberId, title: '行政主管' },
  })
  const wanted = await resident('POST /v1/streets/:streetId/matters', {
    params,
    body: { kind: 'need', text: '楼下缺一个修鞋的', areaId: street.areaId },
  })
  const inWanted = { params: { ...params, matterId: wanted.id } }
  const step = 'POST /v1/streets/:streetId/matters/:matterId/steps'
  await admin(step, { ...inWanted, body: { act: 'publish', version: 1, ...shown } })
  await admin(step, { ...inWanted, body: { act: 'take', version: 2, ownerId: people.provider.memberId } })
  const { id: handedAnswerId } = await volunteer('POST /v1/streets/:streetId/matters/:matterId/answers', {
    ...inWanted,
    body: { text: '我会修鞋，每周来', fromOn: '2026-12-05' },
  })
  const entrusted = await resident('POST /v1/streets/:streetId/matters', {
    params,
    body: { kind: 'need', text: '楼下缺一个配钥匙的', areaId: street.areaId },
  })
  await admin(step, {
    params: { ...params, matterId: entrusted.id },
    body: { act: 'take', version: 1, ownerId: people.liaison.memberId },
  })
  const { organizationId, areaId } = street
  const { id: enterpriseId } = await resident('POST /v1/streets/:streetId/matters', {
    params,
    body: { kind: 'enterprise', text: '门口的路灯坏了三盏', organizationId, areaId },
  })
  // Another organization, for which the volunteer speaks, is asked what the first one needs.
  const aHelper = async (name: string) => {
    const id = newId()
    await house.db.$client.query(
      `insert into organization (street_id, id, name, kind) values ($1, $2, $3, 'company')`,
      [street.streetId, id, name],
    )
    await admin('POST /v1/streets/:streetId/managed/delegates', {
      params,
      body: { organizationId: id, memberId: people.volunteer.memberId, title: '客户经理' },
    })
    return id
  }
  const [helperId, otherHelperId] = [await aHelper('惠民银行'), await aHelper('便民银行')]
  const { id: referredId } = await resident('POST /v1/streets/:streetId/matters', {
    params,
    body: { kind: 'enterprise', text: '想借一笔周转的钱', organizationId, areaId },
  })
  const liaison = await house.as(people.liaison)
  const inReferred = { params: { ...params, matterId: referredId } }
  await liaison(step, { ...inReferred, body: { act: 'take', version: 1, ownerId: people.liaison.memberId } })
  const { id: referralId } = await liaison('POST /v1/streets/:streetId/managed/matters/:matterId/referrals', {
    ...inReferred,
    body: { organizationId: helperId, text: '有一家企业要短期周转', dueOn: '2026-12-05' },
  })
  // Whoever sees to such a need asks others as well.
  const referredTo: string[] = []
  for (const owner of [people.provider, people.coordinator, people.reviewer]) {
    const { id } = await resident('POST /v1/streets/:streetId/matters', {
      params,
      body: { kind: 'enterprise', text: '想招两名店员', organizationId, areaId },
    })
    await liaison(step, {
      params: { ...params, matterId: id },
      body: { act: 'take', version: 1, ownerId: owner.memberId },
    })
    referredTo.push(id)
  }
  return {
    ...{ referredId, referralId, referredTo, helperId, otherHelperId },
    ...{ matterId, answerId, handedId: handed.id, delegateId, pictureId, enterpriseId, handedAnswerId },
    entrustedId: entrusted.id,
  }
}
