import type { StarRun } from '@yunxuan/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { useCancelRun, useConfirmRun, usePublishRun } from '../star.queries.ts'
import { confirmationWords } from '../star-words.ts'

/** The next step of a run, and why it is not possible yet. */
export function RunMoves({ run }: { run: StarRun }) {
  const { streetId, may } = useWorkplace()
  const { modal } = App.useApp()
  const publish = usePublishRun(streetId, run.id)
  const confirm = useConfirmRun(streetId, run.id)
  const [isCancelling, setCancelling] = useState(false)
  if (run.status === 'confirmed' || run.status === 'cancelled') return null
  const askPublish = () =>
    modal.confirm({
      title: `公示 ${run.candidates} 位？`,
      content: '名字会遮住一部分，所有人都能看到，也能提异议。',
      okText: '公示',
      onOk: () => publish.tell(undefined, { done: '已公示' }),
    })
  const askConfirm = () =>
    modal.confirm({
      title: `确认 ${run.candidates - run.struck} 位的星级？`,
      content: '确认后发证书，志愿者会收到通知。以后发现问题可以撤销证书，历史会留着。',
      okText: '确认，发证书',
      onOk: () => confirm.tell(undefined, { done: '已确认，证书发好了' }),
    })
  const denial = run.confirmationDenial
  return (
    <div className="filters">
      {run.status === 'frozen' && may('rate') && (
        <Button type="primary" disabled={run.candidates === 0} onClick={askPublish}>
          {run.candidates === 0 ? '没有人升星，不用公示' : '公示'}
        </Button>
      )}
      {run.status === 'published' && (
        <>
          <Button type="primary" disabled={denial !== null} onClick={askConfirm}>
            确认，发证书
          </Button>
          {denial !== null && <span>{confirmationWords[denial]}</span>}
        </>
      )}
      {may('rate') && (
        <Button type="text" onClick={() => setCancelling(true)}>
          作废这一次
        </Button>
      )}
      {isCancelling && <CancelDialog run={run} onClose={() => setCancelling(false)} />}
    </div>
  )
}

function CancelDialog({ run, onClose }: { run: StarRun; onClose: () => void }) {
  const { streetId } = useWorkplace()
  return (
    <ReasonDialog
      title={`作废 ${run.title}`}
      explain="这一次不评星，名单和异议都留着。"
      okText="作废"
      write={useCancelRun(streetId, run.id)}
      wish={reason => reason}
      done="已作废"
      onClose={onClose}
    />
  )
}
