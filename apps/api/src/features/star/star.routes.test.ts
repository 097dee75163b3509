import { createHash, createPublicKey, verify } from 'node:crypto'
import { base58 } from '@scure/base'
import { canonicalJson, isCertificateNumber } from '@yunxuan/domain'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { saturdayMorning } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'
import { untilWaiting, whileHeld } from '../../../test/race.ts'
import type { SownMember, SownStreet } from '../../../test/sow.ts'
import { sowVolunteer } from '../../../test/sow-shift.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { lockAwards } from '../certificate/certificate.store.ts'
import { sealIdentity } from '../volunteer/identity.ts'

const { house, second, setClock } = await openPair()

const runs = 'POST /v1/streets/:streetId/managed/star-runs'
const notice = 'POST /v1/streets/:streetId/managed/star-runs/:runId/notice'
const confirmation = 'POST /v1/streets/:streetId/managed/star-runs/:runId/confirmation'
const objections = 'POST /v1/streets/:streetId/star-runs/:runId/objections'
const dayMs = 86_400_000

interface Scene {
  street: SownStreet
  coordinator: SownMember
  reviewer: SownMember
  one: SownMember
  three: SownMember
}

/** A street with a volunteer of 101 hours, one of 305 of which 5 were filled in, and one of 99. */
async function aScene(): Promise<Scene> {
  const street = await house.sow.aStreet()
  const coordinator = await house.sow.aStaff(street, 'coordinator')
  const reviewer = await house.sow.aStaff(street, 'reviewer')
  const [one, three, none] = await Promise.all(
    ['欧阳建国', '翟淑芬', '李明'].map(name => house.sow.aMember(street, { name })),
  )
  if (!one || !three || !none) throw new Error('nobody')
  const scene = { street, coordinator, reviewer, one, three }
  for (const who of [one, three, none]) await sowVolunteer(house, who)
  await identified(one, '欧阳建国')
  await identified(three, '翟淑芬')
  await served(scene, one, 101 * 60)
  await served(scene, three, 300 * 60)
  await served(scene, three, 5 * 60, 'back-filled')
  await served(scene, none, 99 * 60)
  return scene
}

async function served(
  scene: Scene,
  who: SownMember & { dependantId?: string },
  minutes: number,
  grade = 'rotating-code',
) {
  const { streetId, organizationId } = scene.street
  const id = newId()
  await house.db.$client.query(
    `insert into record (street_id, id, person_id, member_id, number, title, served_on, place, content, minutes,
      organization_id, organization_name, responsible_name, grade, origin, suspicions, reason, approved_by, approved_at)
     values ($1, $2, $3, $9, $3::uuid::text, '河道捡拾', '2026-11-01', '河边', '捡拾垃圾', $4, $5, '东社区党委', '带队人', $6,
      'back_fill', '{}', '', $7, $8)`,
    [
      ...[streetId, id, who.dependantId ?? who.memberId, minutes, organizationId, grade],
      ...[scene.reviewer.memberId, house.clock.now, who.memberId],
    ],
  )
  return id
}

/** Lets a profile say the name of the document, which is sealed. */
async function identified({ streetId, memberId }: SownMember, name: string, ownerId = memberId) {
  const sealed = (field: 'real-name' | 'id-number', text: string) =>
    sealIdentity(house.config, { streetId, ownerId, field }, text)
  await house.db.$client.query(
    `update volunteer set real_name = $3, id_number = $4, id_hash = $5 where street_id = $1 and person_id = $2`,
    [streetId, ownerId, sealed('real-name', name), sealed('id-number', ownerId), Buffer.from(ownerId)],
  )
}

async function aRun(scene: Scene) {
  const api = await house.as(scene.coordinator)
  return api(runs, { params: scene.street, body: { title: '2026 年下半年评星', until: '2026-11-28' } })
}

async function aNotice(scene: Scene) {
  const run = await aRun(scene)
  const params = { ...scene.street, runId: run.id }
  await (await house.as(scene.coordinator))(notice, { params })
  return params
}

function laterDays(days: number): void {
  setClock(new Date(saturdayMorning.getTime() + days * dayMs))
}

/** Awards a street's certificates, as whoever confirms a run does, until it is let go. */
function holdAwards({ streetId }: SownStreet): Promise<() => Promise<void>> {
  return new Promise((taken, failed) => {
    const holding = inTransaction(house.db, async tx => {
      await lockAwards(tx, streetId)
      await new Promise<void>(done => {
        taken(() => {
          done()
          return holding
        })
      })
    })
    holding.catch(failed)
  })
}

async function certificatesOf(scene: Scene, who: SownMember) {
  const api = await house.as(who)
  const { items } = await api('GET /v1/streets/:streetId/me/certificates', { params: scene.street })
  return items
}

describe('a rating run', () => {
  it('keeps the picture of its day, with the evidence each candidate rests on', async () => {
    const scene = await aScene()
    const run = await aRun(scene)
    expect(run).toMatchObject({ status: 'frozen', candidates: 2, ladder: [100, 300, 600, 1000, 1500] })
    await served(scene, scene.one, 500 * 60)
    const api = await house.as(scene.reviewer)
    const { items } = await api('GET /v1/streets/:streetId/managed/star-runs/:runId/candidates', {
      params: { ...scene.street, runId: run.id },
      query: {},
    })
    expect(items.map(item => [item.personName, item.stars, item.minutes / 60])).toEqual([
      ['翟淑芬', 2, 305],
      ['欧阳建国', 1, 101],
    ])
    expect(items[0]?.byGrade).toEqual([
      { grade: 'rotating-code', minutes: 18_000 },
      { grade: 'back-filled', minutes: 300 },
    ])
  })

  it('hangs for seven days with masked names, and is confirmed by a second person after that', async () => {
    const scene = await aScene()
    const params = await aNotice(scene)
    const shown = await house.guest('GET /v1/streets/:streetId/star-runs/:runId', { params, query: {} })
    expect(shown.items.map(item => [item.maskedName, item.hours, item.stars])).toEqual([
      ['翟*芬', 305, 2],
      ['欧*国', 101, 1],
    ])
    expect(JSON.stringify(shown)).not.toContain(scene.one.memberId)
    const coordinator = await house.as(scene.coordinator)
    const reviewer = await house.as(scene.reviewer)
    await expect(reviewer(confirmation, { params })).rejects.toThrow('notice_not_over')
    laterDays(7)
    await expect(coordinator(confirmation, { params })).rejects.toThrow('same_person_reviews')
    expect(await reviewer(confirmation, { params })).toMatchObject({ status: 'confirmed' })
    const [mine] = await certificatesOf(scene, scene.three)
    expect(mine).toMatchObject({ title: '二星志愿者', stars: 2, minutes: 18_300, standing: 'valid' })
    const stars = await (await house.as(scene.three))('GET /v1/streets/:streetId/me/stars', {
      params: scene.street,
      query: {},
    })
    expect(stars).toMatchObject({ stars: 2, next: { stars: 3, missingMinutes: 295 * 60 } })
    const again = await aRun(scene)
    expect(again.candidates).toBe(0)
  })

  it('names no child, and nobody who has left', async () => {
    const scene = await aScene()
    await house.db.$client.query(
      `update volunteer set birth_date = '2014-05-01' where street_id = $1 and person_id = $2`,
      [scene.street.streetId, scene.one.memberId],
    )
    const params = await aNotice(scene)
    const shown = async () =>
      (await house.guest('GET /v1/streets/:streetId/star-runs/:runId', { params, query: {} })).items
    expect((await shown()).map(item => item.maskedName)).toEqual(['翟*芬', '小志愿者'])
    await (await house.as(scene.three))('DELETE /v1/streets/:streetId/me/volunteers/:personId', {
      params: { ...scene.street, personId: scene.three.memberId },
    })
    expect((await shown()).map(item => item.maskedName)).toEqual(['小志愿者'])
  })

  it('waits for every objection, and an upheld one strikes the candidate', async () => {
    const scene = await aScene()
    const params = await aNotice(scene)
    const { items } = await house.guest('GET /v1/streets/:streetId/star-runs/:runId', { params, query: {} })
    const neighbour = await house.as(await house.sow.aMember(scene.street))
    const body = { candidateId: items[0]?.id ?? '', text: '三月他住院，不可能在服务' }
    await neighbour(objections, { params, body })
    await expect(neighbour(objections, { params, body })).rejects.toThrow('already_asked')
    laterDays(7)
    await expect(neighbour(objections, { params, body })).rejects.toThrow('notice_over')
    const reviewer = await house.as(scene.reviewer)
    await expect(reviewer(confirmation, { params })).rejects.toThrow('objections_open')
    const list = await reviewer('GET /v1/streets/:streetId/managed/star-runs/:runId/objections', { params })
    const answer = 'POST /v1/streets/:streetId/managed/objections/:objectionId/answer'
    const answered = {
      params: { ...scene.street, objectionId: list.items[0]?.id ?? '' },
      body: { isUpheld: true, answer: '查过，确实在住院' },
    }
    expect(await reviewer(answer, answered)).toMatchObject({ status: 'upheld', personName: '翟淑芬' })
    await expect(reviewer(answer, answered)).rejects.toThrow('objection_answered')
    await reviewer(confirmation, { params })
    expect(await certificatesOf(scene, scene.three)).toEqual([])
    expect(await certificatesOf(scene, scene.one)).toHaveLength(1)
  })

  it('takes no answer to an objection once it is dropped', async () => {
    const scene = await aScene()
    const params = await aNotice(scene)
    const { items } = await house.guest('GET /v1/streets/:streetId/star-runs/:runId', { params, query: {} })
    const neighbour = await house.as(await house.sow.aMember(scene.street))
    const body = { candidateId: items[0]?.id ?? '', text: '那天没有看到' }
    const { id: objectionId } = await neighbour(objections, { params, body })
    const coordinator = await house.as(scene.coordinator)
    const dropping = 'POST /v1/streets/:streetId/managed/star-runs/:runId/cancellation'
    await coordinator(dropping, { params, body: { reason: '名单有误' } })
    const reviewer = await house.as(scene.reviewer)
    const answering = reviewer('POST /v1/streets/:streetId/managed/objections/:objectionId/answer', {
      params: { ...scene.street, objectionId },
      body: { isUpheld: true, answer: '属实' },
    })
    await expect(answering).rejects.toThrow('run_not_possible')
  })

  it('is confirmed by nobody who is on its list, and objections are answered by neither side', async () => {
    const scene = await aScene()
    const { reviewer, street } = scene
    const dependantId = await house.sow.aDependant(reviewer)
    await sowVolunteer(house, reviewer, dependantId)
    await identified(reviewer, '李桂芳', dependantId)
    await served(scene, { ...reviewer, dependantId }, 101 * 60)
    const params = await aNotice(scene)
    const { items } = await house.guest('GET /v1/streets/:streetId/star-runs/:runId', { params, query: {} })
    const against = async (who: SownMember, personId: string) => {
      const candidateId = items.find(item => item.numberTail === personId.slice(-4))?.id ?? ''
      const body = { candidateId, text: '那天没有看到' }
      const { id } = await (await house.as(who))(objections, { params, body })
      return { params: { ...street, objectionId: id }, body: { isUpheld: false, answer: '查了，来过' } }
    }
    const ofTheirs = await against(scene.one, dependantId)
    const byThem = await against(reviewer, scene.three.memberId)
    const mine = await house.as(reviewer)
    const administrator = await house.as(await house.sow.aStaff(street, 'administrator'))
    const answer = 'POST /v1/streets/:streetId/managed/objections/:objectionId/answer'
    for (const wish of [ofTheirs, byThem]) {
      expect(await codeOf(mine(answer, wish))).toBe('same_person_reviews')
      expect(await administrator(answer, wish)).toMatchObject({ status: 'rejected' })
    }
    laterDays(7)
    expect(await codeOf(mine(confirmation, { params }))).toBe('same_person_reviews')
    const run = await mine('GET /v1/streets/:streetId/managed/star-runs/:runId', { params })
    expect(run.confirmationDenial).toBe('same_person_reviews')
    expect(await administrator(confirmation, { params })).toMatchObject({ status: 'confirmed' })
  })

  it('awards nothing that its hours no longer bear, and the same star once when two runs hang', async () => {
    const scene = await aScene()
    const [first, again] = [await aNotice(scene), await aNotice(scene)]
    await house.db.$client.query(
      `insert into record (street_id, id, person_id, member_id, number, title, served_on, place, content, minutes,
        organization_id, organization_name, responsible_name, grade, origin, reverses, suspicions, reason, approved_by,
        approved_at)
       select street_id, $3, person_id, member_id, number, title, served_on, place, content, -minutes,
        organization_id, organization_name, responsible_name, grade, 'reversal', id, '{}', '', approved_by, approved_at
       from record where street_id = $1 and person_id = $2`,
      [scene.street.streetId, scene.one.memberId, newId()],
    )
    laterDays(8)
    // While somebody else awards: whoever judged before it was their turn would judge what hangs twice.
    const letGo = await holdAwards(scene.street)
    const calls = [house, second].map(async (one, index) => {
      const reviewer = await one.as(scene.reviewer)
      return reviewer(confirmation, { params: index === 0 ? first : again })
    })
    await untilWaiting(house, 2)
    await letGo()
    const runs = await Promise.all(calls)
    expect(runs.map(run => run.struck).sort()).toEqual([1, 2])
    expect(await certificatesOf(scene, scene.one)).toEqual([])
    expect(await certificatesOf(scene, scene.three)).toHaveLength(1)
  })

  it('goes on without somebody whose document’s name is not known', async () => {
    const scene = await aScene()
    const params = await aNotice(scene)
    laterDays(8)
    await house.db.$client.query('update volunteer set real_name = null where person_id = $1', [
      scene.one.memberId,
    ])
    const run = await (await house.as(scene.reviewer))(confirmation, { params })
    expect(run).toMatchObject({ status: 'confirmed', struck: 1 })
    expect(await certificatesOf(scene, scene.one)).toEqual([])
    expect(await certificatesOf(scene, scene.three)).toHaveLength(1)
  })

  it('is confirmed once by two reviewers at once', async () => {
    const scene = await aScene()
    const params = await aNotice(scene)
    laterDays(8)
    const other = await house.sow.aStaff(scene.street, 'administrator')
    const [here, there] = [await house.as(scene.reviewer), await second.as(other)]
    const codes = await whileHeld(house, 'star_run', [params.runId], () =>
      Promise.all([codeOf(here(confirmation, { params })), codeOf(there(confirmation, { params }))]),
    )
    expect(codes.sort()).toEqual(['done', 'run_not_possible'])
    expect(await certificatesOf(scene, scene.one)).toHaveLength(1)
  })

  it('numbers its certificates so that none says anything of another, while proofs are asked for', async () => {
    const scene = await aScene()
    const params = await aNotice(scene)
    laterDays(8)
    const reviewer = await house.as(scene.reviewer)
    const proof = 'POST /v1/streets/:streetId/me/service-proofs'
    const proofs = [house, second, house, second].map(async one =>
      (await one.as(scene.one))(proof, { params: scene.street, body: {} }),
    )
    await Promise.all([reviewer(confirmation, { params }), ...proofs])
    const { rows } = await house.db.$client.query<{ number: string }>(
      'select number from certificate where street_id = $1 order by number',
      [scene.street.streetId],
    )
    expect(rows).toHaveLength(6)
    // What follows the street's code: of six in a row not even the first four digits are all the same.
    expect(new Set(rows.map(row => row.number.slice(9, 13))).size).toBeGreaterThan(1)
    expect(rows.every(row => isCertificateNumber(row.number))).toBe(true)
  })
})

describe('a certificate', () => {
  it('is checked by anybody: valid, revoked or unknown, and shows the least', async () => {
    const scene = await aScene()
    const params = await aNotice(scene)
    laterDays(7)
    const reviewer = await house.as(scene.reviewer)
    await reviewer(confirmation, { params })
    const [mine] = await certificatesOf(scene, scene.one)
    if (mine === undefined) throw new Error('no certificate')
    const check = (number: string) =>
      house.guest('GET /v1/streets/:streetId/certificates/:number', { params: { ...scene.street, number } })
    const valid = await check(mine.number)
    expect(valid).toMatchObject({
      standing: 'valid',
      certificate: { title: '一星志愿者', maskedName: '欧*国', hours: 101, issuedOn: '2026-12-05' },
    })
    expect(JSON.stringify(valid)).not.toContain('建国')
    const wrong = `${mine.number.slice(0, -1)}${(Number(mine.number.at(-1)) + 1) % 10}`
    expect(await check(wrong)).toMatchObject({ standing: 'unknown', certificate: null })
    await reviewer('POST /v1/streets/:streetId/managed/certificates/:number/revocation', {
      params: { ...scene.street, number: mine.number },
      body: { reason: '时长查实是别人代签' },
    })
    expect(await check(mine.number)).toMatchObject({ standing: 'revoked' })
    const stars = await (await house.as(scene.one))('GET /v1/streets/:streetId/me/stars', {
      params: scene.street,
      query: {},
    })
    expect(stars.stars).toBe(0)
    const twice = reviewer('POST /v1/streets/:streetId/managed/certificates/:number/revocation', {
      params: { ...scene.street, number: mine.number },
      body: { reason: '再来一次' },
    })
    await expect(twice).rejects.toThrow('certificate_revoked')
  })

  it('that its hours no longer bear is listed, so that somebody looks', async () => {
    const scene = await aScene()
    const params = await aNotice(scene)
    laterDays(7)
    const reviewer = await house.as(scene.reviewer)
    await reviewer(confirmation, { params })
    const { rows } = await house.db.$client.query<{ id: string }>(
      'select id from record where street_id = $1 and person_id = $2',
      [scene.street.streetId, scene.one.memberId],
    )
    const admin = await house.sow.aStaff(scene.street, 'administrator')
    await (await house.as(admin))('POST /v1/streets/:streetId/managed/records/:recordId/reversal', {
      params: { ...scene.street, recordId: rows[0]?.id ?? '' },
      body: { reason: '代签' },
    })
    const { items } = await reviewer('GET /v1/streets/:streetId/managed/certificates', {
      params: scene.street,
      query: { unborne: true },
    })
    expect(items.map(item => [item.personName, item.minutesNow, item.isBorne])).toEqual([
      ['欧阳建国', 0, false],
    ])
  })

  it('is a PDF and an Open Badge whose proof anybody verifies with the issuer’s key', async () => {
    const scene = await aScene()
    const params = await aNotice(scene)
    laterDays(7)
    await (await house.as(scene.reviewer))(confirmation, { params })
    const [mine] = await certificatesOf(scene, scene.three)
    const get = async (url: string | null | undefined) =>
      house.app.inject({ method: 'GET', url: new URL(url ?? '').pathname })
    const pdf = await get(mine?.pdfUrl)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const { proof, ...credential } = (await get(mine?.badgeUrl)).json()
    expect(credential.type).toEqual(['VerifiableCredential', 'OpenBadgeCredential'])
    const profile = (await get(credential.issuer.id)).json()
    const [method] = profile.verificationMethod
    expect(proof.verificationMethod).toBe(method.id)
    const raw = Buffer.from(base58.decode(method.publicKeyMultibase.slice(1))).subarray(2)
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw])
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    const { proofValue, ...options } = proof
    const sha = (value: unknown) =>
      createHash('sha256')
        .update(canonicalJson(value as Parameters<typeof canonicalJson>[0]))
        .digest()
    const signature = Buffer.from(base58.decode(proofValue.slice(1)))
    expect(verify(null, Buffer.concat([sha(options), sha(credential)]), key, signature)).toBe(true)
    const forged = { ...credential, name: '五星志愿者' }
    expect(verify(null, Buffer.concat([sha(options), sha(forged)]), key, signature)).toBe(false)
    const guessed = mine?.pdfUrl.replace(/[^/]+$/, 'x'.repeat(32))
    expect((await get(guessed)).statusCode).toBe(404)
  }, 60_000)

  it('that is revoked is no badge any more: it is listed for whoever has it, and not given out', async () => {
    const scene = await aScene()
    const params = await aNotice(scene)
    laterDays(7)
    const reviewer = await house.as(scene.reviewer)
    await reviewer(confirmation, { params })
    const [mine] = await certificatesOf(scene, scene.three)
    const get = async (url: string | null | undefined) =>
      house.app.inject({ method: 'GET', url: new URL(url ?? '').pathname })
    const badge = (await get(mine?.badgeUrl)).json()
    const { id, type } = badge.credentialStatus
    expect(type).toBe('1EdTechRevocationList')
    const issuer = badge.issuer.id
    expect((await get(id)).json()).toEqual({ id, issuer, revokedCredentials: [] })
    await reviewer('POST /v1/streets/:streetId/managed/certificates/:number/revocation', {
      params: { ...scene.street, number: mine?.number ?? '' },
      body: { reason: '代签' },
    })
    const gone = await get(mine?.badgeUrl)
    expect(gone.statusCode).toBe(410)
    expect(gone.headers['content-type']).toMatch('application/problem+json')
    expect(gone.json()).toMatchObject({ code: 'badge_revoked' })
    const revokedCredentials = [{ id: badge.id, revoked: true }]
    expect((await get(id)).json()).toEqual({ id, issuer, revokedCredentials })
  })

  it('says the hours that stand when it is issued, not those of the notice', async () => {
    const scene = await aScene()
    const extra = await served(scene, scene.three, 20 * 60)
    const params = await aNotice(scene)
    const admin = await house.as(await house.sow.aStaff(scene.street, 'administrator'))
    await admin('POST /v1/streets/:streetId/managed/records/:recordId/reversal', {
      params: { ...scene.street, recordId: extra },
      body: { reason: '重复记了' },
    })
    laterDays(7)
    await (await house.as(scene.reviewer))(confirmation, { params })
    const [mine] = await certificatesOf(scene, scene.three)
    expect(mine?.minutes).toBe(305 * 60)
  })

  it('says the name of the document, whatever its holder is called in the app', async () => {
    const scene = await aScene()
    const api = await house.as(scene.one)
    await house.db.$client.query('update member set name = $3 where street_id = $1 and id = $2', [
      scene.street.streetId,
      scene.one.memberId,
      '别人',
    ])
    const params = await aNotice(scene)
    laterDays(7)
    await (await house.as(scene.reviewer))(confirmation, { params })
    await api('POST /v1/streets/:streetId/me/service-proofs', { params: scene.street, body: {} })
    const names = (await certificatesOf(scene, scene.one)).map(item => item.personName)
    expect(names).toEqual(['欧阳建国', '欧阳建国'])
  })

  it('of service is given at any time, and not to whoever served nothing or is somebody else', async () => {
    const scene = await aScene()
    const proof = 'POST /v1/streets/:streetId/me/service-proofs'
    const api = await house.as(scene.one)
    const mine = await api(proof, { params: scene.street, body: {} })
    expect(mine).toMatchObject({
      kind: 'service_record',
      title: '平台服务记录',
      minutes: 6060,
      badgeUrl: null,
    })
    const pdf = await house.app.inject({ method: 'GET', url: new URL(mine.pdfUrl).pathname })
    expect(pdf.statusCode).toBe(200)
    const foreign = api(proof, { params: scene.street, body: { personId: scene.three.memberId } })
    await expect(foreign).rejects.toThrow('not_found')
    const neighbour = await house.sow.aMember(scene.street)
    const none = (await house.as(neighbour))(proof, { params: scene.street, body: {} })
    await expect(none).rejects.toThrow('volunteer_missing')
    await sowVolunteer(house, neighbour)
    const nameless = (await house.as(neighbour))(proof, { params: scene.street, body: {} })
    await expect(nameless).rejects.toThrow('volunteer_pending')
    await identified(neighbour, '王秀兰')
    const idle = (await house.as(neighbour))(proof, { params: scene.street, body: {} })
    await expect(idle).rejects.toThrow('nothing_served')
  }, 60_000)
})

describe('whoever may not', () => {
  it('is refused: without sign-in, from another street, for a part of the street, before the day', async () => {
    const scene = await aScene()
    const params = scene.street
    const body = { title: '评星', until: '2026-11-28' }
    await expect(house.guest(runs, { params, body })).rejects.toThrow('not_signed_in')
    const foreign = await house.sow.aStaff(await house.sow.aStreet(), 'coordinator')
    await expect((await house.as(foreign))(runs, { params, body })).rejects.toThrow('member_missing')
    const partial = await house.sow.aStaff(scene.street, 'coordinator', { areaId: scene.street.areaId })
    await expect((await house.as(partial))(runs, { params, body })).rejects.toThrow('not_allowed')
    const api = await house.as(scene.coordinator)
    const future = api(runs, { params, body: { title: '评星', until: '2026-11-29' } })
    await expect(future).rejects.toThrow('run_in_future')
  })

  it('sees no run that was not shown', async () => {
    const scene = await aScene()
    const run = await aRun(scene)
    const params = { ...scene.street, runId: run.id }
    const read = house.guest('GET /v1/streets/:streetId/star-runs/:runId', { params, query: {} })
    await expect(read).rejects.toThrow('not_found')
    const { items } = await house.guest('GET /v1/streets/:streetId/star-runs', { params })
    expect(items).toEqual([])
  })
})
