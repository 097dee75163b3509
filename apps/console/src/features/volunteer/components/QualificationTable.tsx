import type { PendingQualification } from '@yunxuan/contract'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { List } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { Person } from '../../../ui/Person.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { sayInstant } from '../../../ui/say.ts'
import {
  useApproveQualification,
  type useQualifications,
  useRejectQualification,
} from '../volunteer.queries.ts'

interface Props {
  qualifications: ReturnType<typeof useQualifications>
}

/** Papers that their holders claim, until somebody else has seen them. */
export function QualificationTable({ qualifications }: Props) {
  const { streetId } = useWorkplace()
  const { tell, isPending } = useApproveQualification(streetId)
  const [rejected, setRejected] = useState<PendingQualification | null>(null)
  const approve = (paper: PendingQualification) =>
    void tell(paper.id, { done: `已确认：${paper.name}，${paper.kind}`, about: paper.name })
  const acts: Column<PendingQualification> = {
    title: '操作',
    render: paper => (
      <span className="row-actions">
        <RowButton
          isMain
          name="看过原件，确认"
          of={`${paper.name} ${paper.kind}`}
          isBusy={isPending}
          onClick={() => approve(paper)}
        />
        <RowButton name="不通过" of={`${paper.name} ${paper.kind}`} onClick={() => setRejected(paper)} />
      </span>
    ),
  }
  return (
    <>
      <List
        what="证件"
        list={qualifications}
        hint="选中一行后按回车确认，按 x 不通过。"
        empty={
          <Nothing title="没有要确认的证件">
            <p>志愿者填报急救证、驾照等，会排在这里，等您看过原件。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="等确认的证件"
            columns={[...facts, acts]}
            rows={rows}
            rowKey={paper => paper.id}
            keys={{ Enter: approve, x: setRejected }}
          />
        )}
      </List>
      {rejected !== null && <Rejection paper={rejected} onClose={() => setRejected(null)} />}
    </>
  )
}

const facts: readonly Column<PendingQualification>[] = [
  {
    title: '志愿者',
    value: paper => paper.name,
    render: paper => <Person name={paper.name} number={paper.number} />,
  },
  { title: '证件', value: paper => paper.kind },
  { title: '有效到', render: paper => paper.validUntil ?? '长期' },
  { title: '填报于', value: paper => paper.claimedAt, render: paper => sayInstant(paper.claimedAt) },
]

function Rejection({ paper, onClose }: { paper: PendingQualification; onClose: () => void }) {
  const { streetId } = useWorkplace()
  return (
    <ReasonDialog
      title={`不通过 ${paper.name} 的${paper.kind}`}
      explain="本人会在手机上看到原因，可以重新填报。"
      okText="不通过"
      suggestions={['证件已经过期', '没有看到原件', '证件和填的不一样']}
      write={useRejectQualification(streetId)}
      wish={reason => ({ qualificationId: paper.id, reason })}
      done="已告诉本人"
      onClose={onClose}
    />
  )
}
