import { sayClock, shanghaiDate } from '@yunxuan/domain'
import { lineOf, sayPast, type Waiting } from '../../platform/waiting.ts'
import { deskRoles } from './desk.service.ts'
import { type BegunRow, countUnmarked, listBegun } from './waiting.store.ts'

const slotsSaid = 3

/** Who is expected and not here: each slot for itself, unless there are many. */
export const begunWaiting: Waiting = {
  name: '已经开始的场次',
  roles: deskRoles,
  async count(db, ask) {
    const slots = await listBegun(db, ask)
    return slots.length > slotsSaid ? sayTogether(slots) : slots.flatMap(sayOne)
  },
}

function sayOne({ id, title, startsAt, missing, attended }: BegunRow) {
  return lineOf(missing, {
    band: 'now',
    text: `位还没到：${sayClock(startsAt)}的${title}已经开始`,
    hint: attended === 0 ? '还没有人签到' : `${missing + attended} 位到了 ${attended} 位`,
    way: '去接待',
    to: `desk?slot=${id}`,
  })
}

function sayTogether(slots: readonly BegunRow[]) {
  const missing = slots.reduce((sum, slot) => sum + slot.missing, 0)
  const hint = `最早的是${sayClock(slots[0]?.startsAt ?? new Date(0))}的${slots[0]?.title ?? ''}`
  return lineOf(missing, {
    band: 'now',
    text: `位还没到：${slots.length} 场已经开始`,
    hint,
    way: '去接待',
    to: 'desk',
  })
}

/** Of whom nobody has noted whether they came. */
export const unmarkedWaiting: Waiting = {
  name: '没记到没到的预约',
  roles: deskRoles,
  async count(db, ask) {
    const { count, first } = await countUnmarked(db, ask)
    if (first === null) return []
    return lineOf(count, {
      band: 'today',
      text: '份预约没记到没到，场次已经结束',
      hint: `最早的一场在${sayPast(first, ask.now)}`,
      way: '去补记',
      to: `desk?day=${shanghaiDate(first)}`,
    })
  },
}
