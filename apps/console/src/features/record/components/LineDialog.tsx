import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { leavingOut } from '../roster-line.ts'
import type { RosterWork } from '../use-roster-work.ts'
import { ApproveDialog } from './ApproveDialog.tsx'

const commonReasons = ['没有参加服务', '中途离开，没有回来', '请别人代签']

/** Asks what has to be said about one line. */
export function LineDialog({ work: { asked, decide, close } }: { work: RosterWork }) {
  if (asked === null) return null
  const { kind, line } = asked
  if (kind === 'approve') return <ApproveDialog line={line} write={decide} onClose={close} />
  return (
    <ReasonDialog
      title={`不计入 ${line.personName} 的时长`}
      explain="这一班不给这位记时长。原因会留档，本人不同意可以申诉。"
      okText="不计入"
      suggestions={commonReasons}
      write={decide}
      wish={reason => [leavingOut(line, reason)]}
      done={`没有计入：${line.personName}`}
      onClose={close}
    />
  )
}
