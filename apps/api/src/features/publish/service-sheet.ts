import type { ManagedService } from '@yunxuan/contract'
import { serviceStatusWords, stampOf } from '@yunxuan/domain'
import type { ListColumns } from '../audit/list-export.ts'

/** What a spreadsheet of services says. */
export const serviceColumns: ListColumns<ManagedService> = [
  ['状态', 10, service => serviceStatusWords[service.status]],
  ['服务', 30, service => service.edit.title],
  ['品牌', 14, service => service.brandName],
  ['机构', 24, service => service.organizationName],
  ['地点', 24, service => service.locationName],
  ['下一场', 18, service => (service.nextStartsAt === null ? null : stampOf(new Date(service.nextStartsAt)))],
  ['还有几场', 10, service => service.upcomingSlots],
  ['最近核实', 12, service => service.assuredDate ?? '从未核实'],
  ['是否未核实', 12, service => (service.isUnconfirmed ? '未核实' : '')],
]
