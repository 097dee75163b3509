import type { VolunteerLine } from '@yunxuan/contract'
import { profileNeedWords, stampOf, volunteerStatusWords } from '@yunxuan/domain'
import type { ListColumns } from '../audit/list-export.ts'

/** What a spreadsheet of volunteers says; the names of minors are masked as in the list. */
export const volunteerColumns: ListColumns<VolunteerLine> = [
  ['志愿者号', 16, line => line.number],
  ['姓名', 12, line => line.name],
  ['未成年', 8, line => (line.isMinor ? '是' : '')],
  ['状态', 10, line => volunteerStatusWords[line.status]],
  ['还缺', 24, line => line.missing.map(need => profileNeedWords[need]).join('、')],
  ['住在', 16, line => line.areaName],
  ['服务队', 24, line => line.teams.join('、')],
  ['登记于', 18, line => stampOf(new Date(line.registeredAt))],
]
