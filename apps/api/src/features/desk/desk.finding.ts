import { coordinators, type FoundThing } from '@yunxuan/contract'
import { addDays, isMinor, maskName, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { type Finder, mostOfEach } from '../../platform/finding.ts'
import { sayComing } from '../../platform/waiting.ts'
import { findBooking } from '../booking/booking.store.ts'
import { presentRosterLine } from '../booking/booking-present.ts'
import { plainPhone } from '../member/member.service.ts'
import { deskRoles } from './desk.service.ts'
import { listBookingIdsByCode, searchMembers } from './desk.store.ts'
import { deskScopeOf } from './desk-scope.ts'

// Six digits come again: what is asked for by telephone lies in these days.
const codeDays = 14
const fewestLetters = 2

/** Bookings of today and the coming days by their code. */
export const bookingFinder: Finder = {
  name: '预约码',
  roles: deskRoles,
  async find(db, { streetId, caller, q, now }) {
    const code = q.normalize('NFKC').replace(/[\s-]/g, '')
    if (!/^\d{6}$/.test(code)) return []
    const today = shanghaiDate(now)
    const span = { from: shanghaiInstant(today), to: shanghaiInstant(addDays(today, codeDays)) }
    const ids = await listBookingIdsByCode(db, streetId, code, span)
    const scope = await deskScopeOf(db, streetId, caller, deskRoles, now)
    const found = await Promise.all(ids.slice(0, mostOfEach).map(id => findBooking(db, streetId, id)))
    return found.flatMap(each => {
      if (each === undefined || !scope.has(each.slot)) return []
      const { personName } = presentRosterLine(each.booking, each.slot)
      const { id, title, startsAt } = each.slot
      return {
        kind: 'booking' as const,
        title: `${personName} · ${title}`,
        hint: `${sayComing(startsAt, now)} · 预约码 ${code}`,
        to: `desk?day=${shanghaiDate(startsAt)}&slot=${id}&q=${code}`,
      }
    })
  },
}

/** Residents as the desk finds them: by the beginning of the name or the end of the phone number. */
export const memberFinder: Finder = {
  name: '居民',
  roles: coordinators.roles,
  async find(db, { streetId, scope, q, now }) {
    const name = q.trim()
    if (name.length < fewestLetters) return []
    const rows = await searchMembers(db, streetId, { name, phone: plainPhone(q) }, scope)
    return rows.slice(0, mostOfEach).map((row): FoundThing => {
      const isYoung = row.birthDate !== null && isMinor(row.birthDate, now)
      const facts = [row.phoneTail === null ? null : `尾号 ${row.phoneTail}`, row.areaName]
      return {
        kind: 'person',
        title: isYoung ? maskName(row.name) : row.name,
        hint: ['居民', ...facts.filter(fact => fact !== null)].join(' · '),
        to: 'desk?book=phone',
      }
    })
  },
}
