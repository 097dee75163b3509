import type { RosterLine } from '@yunxuan/contract'
import { bookingSourceWords, stampOf } from '@yunxuan/domain'
import type { ListColumns } from '../audit/list-export.ts'

/** What a spreadsheet of bookings that wait for a yes says. */
export const approvalColumns: ListColumns<RosterLine> = [
  ['居民', 12, line => line.personName],
  ['手机尾号', 10, line => line.phoneTail],
  ['服务', 30, line => line.serviceTitle],
  ['时间', 18, line => stampOf(new Date(line.startsAt))],
  ['几位', 8, line => line.party],
  ['来源', 16, saySource],
]

function saySource({ source, bookedBy }: RosterLine): string {
  return bookedBy !== null && source !== 'desk' ? `${bookedBy}代约` : bookingSourceWords[source]
}
