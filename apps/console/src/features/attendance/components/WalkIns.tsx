import type { WalkIn } from '@yunxuan/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { sayClock } from '../../../ui/say.ts'
import { useApproveWalkIn, useRejectWalkIn } from '../attendance.queries.ts'

interface Props {
  shiftId: string
  walkIns: readonly WalkIn[]
}

/** Who is there without a sign-up and wants to join; nothing when nobody does. */
export function WalkIns({ shiftId, walkIns }: Props) {
  const { streetId } = useWorkplace()
  const { tell, isPending } = useApproveWalkIn(streetId, shiftId)
  const [rejected, setRejected] = useState<WalkIn | null>(null)
  const asking = walkIns.filter(walkIn => walkIn.status === 'asked')
  const letIn = ({ id, personName }: WalkIn) =>
    void tell(id, { done: `${personName} 加入了，从扫码时算起`, about: personName })
  if (asking.length === 0 && rejected === null) return null
  return (
    <section className="stack walk-ins" aria-labelledby="walk-ins-head">
      <h2 id="walk-ins-head">现场申请 {asking.length}</h2>
      <DataTable
        label="现场申请"
        rows={asking}
        rowKey={walkIn => walkIn.id}
        keys={{ Enter: letIn, x: setRejected }}
        columns={[
          { title: '姓名', render: walkIn => <b>{walkIn.personName}</b> },
          { title: '扫码于', render: walkIn => sayClock(walkIn.scannedAt) },
          {
            title: '操作',
            render: walkIn => (
              <span className="row-actions">
                <Button
                  size="small"
                  type="primary"
                  disabled={isPending}
                  aria-label={`同意 ${walkIn.personName} 加入`}
                  onClick={() => letIn(walkIn)}
                >
                  同意
                </Button>
                <Button
                  size="small"
                  type="text"
                  aria-label={`不同意 ${walkIn.personName} 加入`}
                  onClick={() => setRejected(walkIn)}
                >
                  不同意
                </Button>
              </span>
            ),
          },
        ]}
      />
      <p className="soft">选中一行后按回车同意，按 x 不同意。</p>
      {rejected !== null && (
        <Rejection shiftId={shiftId} walkIn={rejected} onClose={() => setRejected(null)} />
      )}
    </section>
  )
}

interface RejectionProps {
  shiftId: string
  walkIn: WalkIn
  onClose: () => void
}

function Rejection({ shiftId, walkIn, onClose }: RejectionProps) {
  const { streetId } = useWorkplace()
  return (
    <ReasonDialog
      title={`不同意 ${walkIn.personName} 加入`}
      explain="本人会在手机上看到原因。"
      okText="不同意"
      suggestions={['今天人手已经够了', '没有这个活动要求的证件']}
      write={useRejectWalkIn(streetId, shiftId)}
      wish={reason => ({ requestId: walkIn.id, reason })}
      done="已告诉本人"
      onClose={onClose}
    />
  )
}
