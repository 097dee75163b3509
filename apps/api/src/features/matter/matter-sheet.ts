import type { MatterLine } from '@yunxuan/contract'
import { matterKindNames, matterStatusWords, matterVerdictWords, stampOf } from '@yunxuan/domain'
import type { ListColumns } from '../audit/list-export.ts'

/** What a spreadsheet of matters says; what lies sealed is not opened for it. */
export const matterColumns: ListColumns<MatterLine> = [
  ['编号', 14, each => each.number],
  ['类别', 10, each => matterKindNames[each.kind]],
  ['状态', 12, each => matterStatusWords[each.status]],
  ['结果', 14, each => (each.verdict === null ? null : matterVerdictWords[each.verdict])],
  ['内容', 40, sayText],
  ['社区', 16, each => each.areaName ?? '全街道'],
  ['几位也需要', 10, each => each.supports],
  ['谁在办', 12, each => each.ownerName],
  ['到期', 12, each => each.dueOn],
  ['提出时间', 18, each => stampOf(new Date(each.createdAt))],
]

function sayText({ text, kind, guideTitle, organizationName }: MatterLine): string {
  return text ?? `${organizationName ?? guideTitle ?? matterKindNames[kind]}（在工作台点开才看得到内容）`
}
