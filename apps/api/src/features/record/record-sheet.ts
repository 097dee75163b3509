import type { ServiceRecord } from '@yunxuan/contract'
import { gradeWords, originNames, stampOf } from '@yunxuan/domain'
import type { ListColumns } from '../audit/list-export.ts'

/** What a spreadsheet of service records says. */
export const recordColumns: ListColumns<ServiceRecord> = [
  ['志愿者', 12, each => each.personName],
  ['志愿者号', 16, each => each.number],
  ['活动', 28, each => each.title],
  ['日期', 12, each => each.servedOn],
  ['地点', 24, each => each.place],
  ['内容', 28, each => each.content],
  ['分钟', 8, each => each.minutes],
  ['组织', 24, each => each.organizationName],
  ['负责人', 12, each => each.responsibleName],
  ['依据', 14, each => gradeWords[each.grade]],
  ['来历', 8, each => originNames[each.origin]],
  ['已撤销', 8, each => (each.isReversed ? '是' : '')],
  ['说明', 24, each => each.reason],
  ['谁确认的', 12, each => each.approvedByName],
  ['什么时候确认的', 18, each => stampOf(new Date(each.approvedAt))],
]
