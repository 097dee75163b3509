import type { StaffRole } from '@yunxuan/domain'

export const roleNames: Readonly<Record<StaffRole, string>> = {
  provider: '服务人员',
  coordinator: '协调员',
  liaison: '统战专干',
  reviewer: '审核员',
  administrator: '管理员',
}
