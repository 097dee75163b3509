import type { CorrectionStatus } from '@yunxuan/domain'

/** What became of somebody's word that a record is wrong. */
export const correctionNames: Readonly<Record<CorrectionStatus, string>> = {
  open: '还没答复',
  accepted: '已更正',
  refused: '没有更正',
  withdrawn: '本人撤回',
}

/** In which role somebody approved a roster. */
export const approverNames: Readonly<Record<string, string>> = {
  leader: '班次负责人',
  provider: '服务机构',
  coordinator: '协调员',
  reviewer: '审核员',
  administrator: '管理员',
}
