import type { PendingQualification } from '@yunxuan/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
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
export function QualificationTable({ qualifications: { asked, items } }: Props) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const approve = useApproveQualification(streetId)
  const [rejected, setRejected] = useState<PendingQualification | null>(null)
  const say = (paper: PendingQualification) =>
    approve.mutate(paper.id, {
      onSuccess: () => void message.success(`已确认：${paper.name}，${paper.kind}`),
      onError: error => void message.error(`${paper.name}：${sayError(error)}`),
    })
  const columns = columnsOf(paper => (
    <span className="row-actions">
      <Button
        size="small"
        type="primary"
        disabled={approve.isPending}
        aria-label={`看过原件，确认 ${paper.name} ${paper.kind}`}
        onClick={() => say(paper)}
      >
        看过原件，确认
      </Button>
      <Button
        size="small"
        type="text"
        aria-label={`不通过 ${paper.name} ${paper.kind}`}
        onClick={() => setRejected(paper)}
      >
        不通过
      </Button>
    </span>
  ))
  return (
    <>
      <Loaded
        query={asked}
        isEmpty={() => items.length === 0}
        empty={
          <Nothing title="没有要确认的证件">
            <p>志愿者填报急救证、驾照等，会排在这里，等您看过原件。</p>
          </Nothing>
        }
      >
        {() => (
          <div className="stack">
            <DataTable
              label="等确认的证件"
              columns={columns}
              rows={items}
              rowKey={paper => paper.id}
              onOpen={say}
              keys={{ x: setRejected }}
            />
            <p className="soft">选中一行后按回车确认，按 x 不通过。</p>
            <More pages={asked} />
          </div>
        )}
      </Loaded>
      {rejected !== null && <Rejection paper={rejected} onClose={() => setRejected(null)} />}
    </>
  )
}

type Act = Column<PendingQualification>['render']

function columnsOf(act: Act): readonly Column<PendingQualification>[] {
  return [
    {
      key: 'name',
      title: '志愿者',
      render: paper => (
        <>
          <b>{paper.name}</b> <span className="soft number">{paper.number}</span>
        </>
      ),
      compare: (a, b) => a.name.localeCompare(b.name, 'zh'),
    },
    {
      key: 'kind',
      title: '证件',
      render: paper => paper.kind,
      compare: (a, b) => a.kind.localeCompare(b.kind, 'zh'),
    },
    { key: 'until', title: '有效到', render: paper => paper.validUntil ?? '长期' },
    {
      key: 'claimed',
      title: '填报于',
      render: paper => sayInstant(paper.claimedAt),
      compare: (a, b) => a.claimedAt.localeCompare(b.claimedAt),
    },
    { key: 'act', title: '操作', render: act },
  ]
}

function Rejection({ paper, onClose }: { paper: PendingQualification; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const reject = useRejectQualification(streetId)
  return (
    <ReasonDialog
      title={`不通过 ${paper.name} 的${paper.kind}`}
      explain="本人会在手机上看到原因，可以重新填报。"
      okText="不通过"
      isBusy={reject.isPending}
      error={reject.error}
      suggestions={['证件已经过期', '没有看到原件', '证件和填的不一样']}
      onOk={reason =>
        reject.mutate(
          { qualificationId: paper.id, reason },
          {
            onSuccess: () => {
              void message.success('已告诉本人')
              onClose()
            },
          },
        )
      }
      onClose={onClose}
    />
  )
}
