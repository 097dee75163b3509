import type { Client } from '@yunxuan/contract'
import { type HazardSeverity, kindSheets, type MatterAct, type MatterVerdict } from '@yunxuan/domain'
import { anyRoomWish, upload } from '../access/rows.ts'
import type { World } from '../access/world.ts'
import { fileForm } from '../file-form.ts'
import type { House } from '../house.ts'
import { photograph } from '../send-picture.ts'
import type { SownMember } from '../sow.ts'
import { sowSignup } from '../sow-shift.ts'
import type { planting } from './planting.ts'

const dayMs = 86_400_000

/** Who writes and who answers beside those of the world. */
export interface Cast {
  asker: SownMember
  answerer: SownMember
  supporter: SownMember
  delegate: SownMember
}

export interface Garden extends ReturnType<typeof planting> {
  house: House
  world: World
  cast: Cast
}

/** Those who keep all of the street. */
export const whole = ['coordinator of the street', 'administrator of the street']
/** Those who keep what enterprises need, of all of the street. */
const liaisons = ['liaison of the street', 'administrator of the street']
export const keepers = ['coordinator', 'administrator', ...whole]
export const deciders = ['reviewer', 'reviewer of the street', ...keepers]
/** Whoever speaks for the organization that is "here"; the resident of the world does. */
const speakers = ['delegate', 'the resident whose it is']

/** Plants words in what people raise, of every kind there is a way in for, and in all they say of it later. */
export async function plantMatters(garden: Garden) {
  const { house, world, cast, plant, through } = garden
  const { streetId, areaId, organizationId } = world.street
  const admin = await house.as(world.people.administrator)
  const raised: Record<string, string> = {}
  for (const kind of ['need', 'proposal', 'hazard', 'help', 'errand', 'enterprise'] as const) {
    const { isSealed, place, keptBy } = kindSheets[kind]
    const by = kind === 'enterprise' ? 'delegate' : 'asker'
    const client = through(await house.as(cast[by]))
    const asking = kind === 'enterprise' ? speakers : ['asker']
    const keeping = keptBy === 'liaison' ? liaisons : isSealed ? whole : deciders
    const readers = [...asking, ...keeping]
    const say = (said: string, table: string) => plant(`${kind}: ${said}`, readers, isSealed ? [] : [table])
    const pictureIds = kind === 'need' || kind === 'hazard' ? [await aPicture(garden, kind)] : []
    const { id } = await client('POST /v1/streets/:streetId/matters', {
      params: { streetId },
      body: {
        kind,
        pictureIds,
        text: `我们这里缺${say('text', 'matter')}一处`,
        ...(kind === 'enterprise' ? { organizationId } : { areaId }),
        ...(kind === 'errand' ? { errand: { guideId: world.articles.guideId } } : {}),
        ...(place === 'none' ? {} : { placeNote: say('place', 'matter') }),
      },
    })
    raised[kind] = id
    const step = (as: Client, body: StepBody) => stepOf(garden, as, id, body)
    await step(admin, { act: 'return', word: '请说说是哪一栋' })
    await step(client, { act: 'complete', word: say('completed', 'matter_step') })
    await step(admin, {
      act: 'take',
      ownerId: world.people.administrator.memberId,
      ...(kind === 'hazard' ? { severity: 'soon' } : {}),
    })
    if (!isSealed) {
      await step(admin, { act: 'publish', title: `东社区的${kind}`, text: '居民说了一件事。' })
      if (kind !== 'hazard') await support(garden, id)
    }
    await step(admin, { act: 'answer', verdict: verdicts[kind], word: '已经办了' })
    await step(client, { act: 'reopen', word: say('opened again', 'matter_step') })
  }
  return raised
}

/** A photograph of which the file has a telling name. */
async function aPicture({ house, world, cast, plant }: Garden, of: string): Promise<string> {
  const form = fileForm(await photograph(), `${plant(`${of}: name of a picture`, [], [])}.jpg`)
  return upload(house, `/v1/streets/${world.street.streetId}/pictures`, cast.asker, form)
}

const verdicts = {
  need: 'unmet',
  proposal: 'kept',
  hazard: 'made_safe',
  help: 'helped',
  errand: 'not_possible',
  enterprise: 'met',
} as const

interface StepBody {
  act: MatterAct
  word?: string
  verdict?: MatterVerdict
  ownerId?: string
  severity?: HazardSeverity
  title?: string
  text?: string
}

async function stepOf({ house, world }: Garden, client: Client, matterId: string, body: StepBody) {
  const { rows } = await house.db.$client.query<{ version: number }>(
    'select version from matter where street_id = $1 and id = $2',
    [world.street.streetId, matterId],
  )
  await client('POST /v1/streets/:streetId/matters/:matterId/steps', {
    params: { streetId: world.street.streetId, matterId },
    body: { ...body, version: rows[0]?.version ?? 0 },
  })
}

async function support({ house, world, cast }: Garden, matterId: string) {
  const client = await house.as(cast.supporter)
  await client('PUT /v1/streets/:streetId/matters/:matterId/support', {
    params: { streetId: world.street.streetId, matterId },
  })
}

/** Plants words in an answer that was taken and done, in one that was turned down, and in one that came to nothing. */
export async function plantAnswers(garden: Garden, matterId: string) {
  const { house, world, cast, plant, through } = garden
  const { streetId } = world.street
  const admin = await house.as(world.people.administrator)
  const asker = through(await house.as(cast.asker))
  const given: string[] = []
  const answers = async (who: SownMember, what: string, by: readonly string[]) => {
    const client = through(await house.as(who))
    const say = (said: string) => plant(`answer, ${what}: ${said}`, [...by, ...deciders], ['answer'])
    const { id } = await client('POST /v1/streets/:streetId/matters/:matterId/answers', {
      params: { streetId, matterId },
      body: {
        text: `我可以${say('text')}一起`,
        placeNote: say('place'),
        conditions: say('conditions'),
        fromOn: '2026-12-05',
      },
    })
    given.push(id)
    let version = 0
    const step = (as: Client, body: AnswerBody) => {
      version += 1
      return as('POST /v1/streets/:streetId/answers/:answerId/steps', {
        params: { streetId, answerId: id },
        body: { ...body, version },
      })
    }
    await step(admin, { act: 'publish', text: '有邻居愿意来。' })
    return { client, step }
  }
  const done = await answers(cast.answerer, 'done', ['answerer'])
  await done.step(asker, { act: 'choose' })
  await done.step(done.client, { act: 'agree' })
  await done.step(done.client, { act: 'report' })
  const praise = plant('answer, done: how it was', ['answerer', 'asker', ...deciders], ['answer'])
  await done.step(asker, { act: 'confirm', stars: 5, word: praise })
  const refused = await answers(world.people.volunteer, 'turned down', ['volunteer'])
  const refusal = plant('answer, turned down: why', deciders, ['answer'])
  await refused.step(asker, { act: 'decline', reason: 'time', word: refusal })
  const away = await answers(world.people.leader, 'taken back', ['leader'])
  const excuse = plant('answer, taken back: why', ['leader', ...deciders], ['answer'])
  await away.step(away.client, { act: 'withdraw', word: excuse })
  return given
}

interface AnswerBody {
  act: 'publish' | 'choose' | 'agree' | 'report' | 'confirm' | 'decline' | 'withdraw'
  text?: string
  stars?: number
  word?: string
  reason?: 'time'
}

const atDesk = ['provider', ...keepers]
/** Where the reply to a write is kept, in case it is sent again. */
export const kept = 'idempotency'

/** Plants words in bookings, waiting, what is said of a service, and in who comes along. */
export async function plantBookings({ house, world, cast, plant, through }: Garden) {
  const { street, people } = world
  const { streetId } = street
  const asker = through(await house.as(cast.asker))
  const params = { streetId }
  const inDays = (days: number) => ({ startsAt: new Date(house.clock.now.getTime() + days * dayMs) })
  const noted = await house.sow.aSlot(street, { ...inDays(3), service: { noteKind: 'general' } })
  const note = (said: string, by: readonly string[]) => ({
    kind: 'general' as const,
    text: plant(said, by, []),
    healthConsent: false,
  })
  const booked = await asker('POST /v1/streets/:streetId/slots/:slotId/bookings', {
    params: { streetId, slotId: noted.slotId },
    body: { note: note('booking: note', ['provider']) },
  })
  const full = await house.sow.aSlot(street, { ...inDays(5), places: 1, service: { noteKind: 'general' } })
  await sowSignup(house, { ...full, shiftId: full.slotId }, people.volunteer)
  const entry = await asker('POST /v1/streets/:streetId/slots/:slotId/waitlist', {
    params: { streetId, slotId: full.slotId },
    body: { note: note('waiting: note', []) },
  })
  const soon = await house.sow.aSlot(street, inDays(0.02))
  const late = await sowSignup(house, { ...soon, shiftId: soon.slotId }, cast.asker)
  await asker('DELETE /v1/streets/:streetId/bookings/:bookingId', {
    params: { streetId, bookingId: late },
    body: { word: plant('booking: why it is given back', ['asker', ...atDesk], ['booking', kept]) },
  })
  const over = await house.sow.aSlot(street, inDays(-0.02))
  const rated = await sowSignup(house, { ...over, shiftId: over.slotId }, cast.asker)
  await (await house.as(people.administrator))('POST /v1/streets/:streetId/bookings/:bookingId/check-in', {
    params: { streetId, bookingId: rated },
  })
  const { id: ratingId } = await asker('POST /v1/streets/:streetId/bookings/:bookingId/rating', {
    params: { streetId, bookingId: rated },
    body: {
      stars: 3,
      tags: [],
      text: plant('rating: text', ['asker', 'provider', ...deciders], [kept, 'rating']),
    },
  })
  const person = { relation: 'parent' as const, birthDate: '1948-05-06', consent: true as const }
  const { id: dependantId } = await asker('POST /v1/streets/:streetId/me/dependants', {
    params,
    body: { ...person, name: plant('dependant: former name', [], [kept]) },
  })
  await asker('PUT /v1/streets/:streetId/me/dependants/:dependantId', {
    params: { streetId, dependantId },
    body: { ...person, name: plant('dependant: name', ['asker'], ['dependant', kept]) },
  })
  const slots = [noted, full, soon, over]
  return {
    bookingId: [booked.id, late, rated],
    entryId: [entry.id],
    ratingId: [ratingId],
    dependantId: [dependantId],
    slotId: slots.map(one => one.slotId),
    serviceId: slots.map(one => one.serviceId),
  }
}

/** Plants words in what a bank promises an enterprise, which lies sealed, and in what a room is asked for. */
export async function plantPromises({ house, world, cast, plant, through }: Garden): Promise<void> {
  const { streetId } = world.street
  const bank = through(await house.as(world.people.volunteer))
  const readers = [...speakers, 'volunteer', 'liaison', 'administrator', ...liaisons]
  await bank('POST /v1/streets/:streetId/referrals/:referralId/steps', {
    params: { streetId, referralId: world.matters.referralId },
    body: { act: 'promise', version: 1, word: plant('referral: promise', readers, []), dueOn: '2026-12-05' },
  })
  const asker = through(await house.as(cast.asker))
  const say = (said: string) => plant(`room: ${said}`, ['asker', ...keepers], [kept, 'room_use'])
  await asker('POST /v1/streets/:streetId/rooms/:roomId/uses', {
    params: { streetId, roomId: world.services.roomId },
    body: { ...anyRoomWish('2026-12-17'), purpose: say('purpose'), groupName: say('group') },
  })
}
