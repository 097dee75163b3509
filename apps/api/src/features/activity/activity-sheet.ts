import type { ManagedActivity } from '@yunxuan/contract'
import { serviceStatusWords, stampOf } from '@yunxuan/domain'
import type { ListColumns } from '../audit/list-export.ts'

/** What a spreadsheet of activities says. */
export const activityColumns: ListColumns<ManagedActivity> = [
  ['状态', 10, each => (each.edit.isTemplate ? '模板' : serviceStatusWords[each.status])],
  ['活动', 30, each => each.edit.title],
  ['品牌', 14, each => each.brandName],
  ['项目', 18, each => each.edit.project],
  ['服务队', 20, each => each.teamName],
  ['负责人', 12, each => each.leaders[0]?.name ?? null],
  ['地点', 24, each => each.locationName],
  ['下一班', 18, each => (each.nextStartsAt === null ? null : stampOf(new Date(each.nextStartsAt)))],
  ['还有几班', 10, each => each.upcomingShifts],
  ['一班几位', 10, each => each.edit.placesPerShift],
]
