import { fromGcj02, sayBefore, sayClock, sayDateTime, sayPlace } from '@yunxuan/domain'
import ical, { ICalCalendarMethod, ICalEventStatus, type ICalLocationWithTitle } from 'ical-generator'
import qrcode from 'qrcode-generator'
import type { SlotRow } from '../slot/slot.store.ts'
import type { BookingRow } from './booking.store.ts'

/**
 * Returns a booking as an iCalendar entry (RFC 5545): one stable UID, SEQUENCE raised by every move,
 * CANCELLED when the slot or the booking was.
 */
export function toCalendar(booking: BookingRow, slot: SlotRow, now: Date): string {
  const isOff = !isCodeGood(booking, slot)
  const calendar = ical({
    prodId: { company: 'Yunxuan', product: 'Booking', language: 'ZH' },
    name: '云选预约',
  })
  calendar.method(isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH)
  const event = calendar.createEvent({
    id: `booking-${booking.id}@yunxuan`,
    sequence: sequenceOf(booking, slot),
    start: slot.startsAt,
    end: slot.endsAt,
    stamp: now,
    summary: slot.title,
    description: [isOff ? '' : `预约码 ${booking.code}`, beforeLine(slot), `电话 ${slot.phone}`]
      .filter(text => text !== '')
      .join('\n'),
    location: whereOf(slot),
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  event.createAlarm({ trigger: 3600 })
  return calendar.toString()
}

type Where = Pick<SlotRow, 'locationName' | 'room' | 'address' | 'latitude' | 'longitude'>

/** A calendar reads a position as GPS gives it (RFC 5545 GEO); ours are those of Chinese maps. */
export function whereOf(slot: Where): ICalLocationWithTitle {
  const { address, latitude, longitude } = slot
  const title = sayPlace(slot.locationName, slot.room)
  if (latitude === null || longitude === null) return { title, address }
  const { lat, lng } = fromGcj02(latitude, longitude)
  return { title, address, geo: { lat: Number(lat.toFixed(6)), lon: Number(lng.toFixed(6)) } }
}

/** Both parts only ever grow, with a move of the slot and with a change of the booking, so calendars follow. */
export function sequenceOf(
  booking: Pick<BookingRow, 'createdAt' | 'updatedAt'>,
  slot: Pick<SlotRow, 'sequence'>,
): number {
  const changedAfterMs = booking.updatedAt.getTime() - booking.createdAt.getTime()
  return slot.sequence + Math.ceil(changedAfterMs / 1000)
}

/** Returns a booking as a page to print: large type, the code, and what to bring. */
export function toSlip(booking: BookingRow, slot: SlotRow): string {
  const rows: [string, string][] = [
    ['服务', slot.title],
    ['时间', `${sayDateTime(slot.startsAt)} 到 ${sayClock(slot.endsAt)}`],
    ['地点', sayPlace(slot.locationName, slot.room)],
    ['地址', slot.address],
    ['谁来', booking.party > 1 ? `${booking.personName} 等 ${booking.party} 位` : booking.personName],
    ['来之前', sayBefore(slot).join('。')],
    ['电话', slot.phone],
  ]
  const lines = rows
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => `<tr><th scope="row">${name}</th><td>${escapeHtml(value)}</td></tr>`)
    .join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>预约单 ${escapeHtml(slot.title)}</title>
<style>${slipStyle}</style></head><body><main><h1>${escapeHtml(statusLine(booking, slot))}</h1>
${isCodeGood(booking, slot) ? codeBlock(booking) : ''}<table>${lines}</table></main></body></html>`
}

/** Whether somebody is still expected, or was there: the code of any other booking is shown nowhere. */
function isCodeGood(booking: BookingRow, slot: SlotRow): boolean {
  return slot.status !== 'cancelled' && ['booked', 'pending', 'attended'].includes(booking.status)
}

function codeBlock(booking: BookingRow): string {
  const { code } = booking
  return `<img alt="预约码 ${code}" src="${qrImage(booking)}"><p class="code">${code.replace(/(\d{3})/, '$1 ')}</p>
<p class="say">到了给工作人员看这个码，或者报名字</p>`
}

/** Returns what a booking's code says when it is scanned at the desk. */
export function scanText(booking: { id: string }): string {
  return `yunxuan:booking:${booking.id}`
}

const slipStyle = `@page{size:A5;margin:12mm}body{margin:0;font:22px/1.5 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1f1a17}
main{max-width:520px;margin:0 auto;padding:16px;text-align:center}h1{font-size:34px;line-height:1.3;margin:8px 0 16px}
img{width:220px;height:220px;image-rendering:pixelated}.code{font-size:44px;font-weight:700;letter-spacing:6px;margin:4px 0}
.say{color:#5b524c;margin:0 0 16px}table{width:100%;border-collapse:collapse;text-align:left}
th{width:4em;font-weight:400;color:#5b524c;vertical-align:top}th,td{padding:8px 0;border-top:1px solid #e8e1da}`

function statusLine(booking: BookingRow, slot: SlotRow): string {
  if (slot.status === 'cancelled') return '这一场已经取消'
  if (booking.status === 'pending') return '等待审核'
  if (booking.status === 'booked' || booking.status === 'attended') return sayDateTime(slot.startsAt)
  return '这个预约已经取消'
}

function qrImage(booking: BookingRow): string {
  const code = qrcode(0, 'M')
  code.addData(scanText(booking))
  code.make()
  return code.createDataURL(6, 12)
}

function beforeLine(slot: SlotRow): string {
  const asked = sayBefore(slot)
  return asked.length === 0 ? '' : `来之前：${asked.join('。')}`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}
