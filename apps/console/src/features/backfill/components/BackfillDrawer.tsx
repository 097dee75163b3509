import type { BackfillView } from '@yunxuan/contract'
import { Button, Drawer, Skeleton } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { sayDayInFull, sayMinutes, stamp } from '../../../ui/say.ts'
import { useDecideBackfill, usePaper } from '../backfill.queries.ts'

interface Props {
  backfill: BackfillView | null
  onClose: () => void
}

/** A proposal beside its paper, for whoever decides. */
export function BackfillDrawer({ backfill, onClose }: Props) {
  return (
    <Drawer
      open={backfill !== null}
      onClose={onClose}
      title={backfill === null ? '' : `补录：${backfill.personName}，${sayMinutes(backfill.minutes)}`}
      size={960}
      destroyOnHidden
    >
      {backfill !== null && (
        <div className="side-by-side">
          <section aria-label="补录的内容">
            <BackfillFacts backfill={backfill} />
            {backfill.status === 'open' && <Decision backfill={backfill} onClose={onClose} />}
          </section>
          <PaperView backfill={backfill} />
        </div>
      )}
    </Drawer>
  )
}

function BackfillFacts({ backfill }: { backfill: BackfillView }) {
  const { decidedByName, decidedAt, decisionReason } = backfill
  return (
    <Facts
      facts={[
        ['志愿者', `${backfill.personName} ${backfill.number ?? '已退出'}`],
        ['做了什么', backfill.title],
        ['日期', sayDayInFull(backfill.servedOn)],
        ['地点', backfill.place],
        ['内容', backfill.content],
        ['时长', <b key="minutes">{sayMinutes(backfill.minutes)}</b>],
        ['组织', backfill.organizationName],
        ['负责人', backfill.responsibleName],
        ['为什么补', backfill.reason],
        ['谁提出的', `${backfill.proposedByName}，${stamp(backfill.proposedAt)}`],
        ...(decidedAt === null
          ? []
          : [
              ['谁审核的', `${decidedByName}，${stamp(decidedAt)}`] as const,
              ...(decisionReason === '' ? [] : [['审核意见', decisionReason] as const]),
            ]),
      ]}
    />
  )
}

function Decision({ backfill, onClose }: { backfill: BackfillView; onClose: () => void }) {
  const { streetId, may } = useWorkplace()
  const decide = useDecideBackfill(streetId)
  const [isRefusing, setRefusing] = useState(false)
  if (backfill.isProposedByCaller) {
    return <p className="notice notice-gold">这是您提出的，要由另一位同事看过材料再审核。</p>
  }
  if (!may('decideBackfill')) return <p className="soft">等审核员或协调员来审核。</p>
  const backfillId = backfill.id
  const approve = () =>
    void decide.tell(
      { backfillId, isApproved: true, reason: '' },
      { done: `已补记：${backfill.personName}`, isStanding: true, after: onClose },
    )
  return (
    <>
      {!isRefusing && <Failed error={decide.error} />}
      <div className="row-actions">
        <Button type="primary" loading={decide.isPending} onClick={approve}>
          看过材料，补记
        </Button>
        <Button onClick={() => setRefusing(true)}>不通过</Button>
      </div>
      {isRefusing && (
        <ReasonDialog
          title={`不给 ${backfill.personName} 补记`}
          explain="原因会留档，提出的同事能看到。"
          okText="不通过"
          suggestions={['材料看不清', '材料和内容对不上', '不属于志愿服务']}
          write={decide}
          wish={reason => ({ backfillId, isApproved: false, reason })}
          done="没有通过，原因已留档"
          onDone={onClose}
          onClose={() => setRefusing(false)}
        />
      )}
    </>
  )
}

function PaperView({ backfill: { attachment } }: { backfill: BackfillView }) {
  const { streetId } = useWorkplace()
  const paper = usePaper(streetId, attachment.id)
  return (
    <section aria-label="证明材料">
      <h2>证明材料</h2>
      <Loaded query={paper} skeleton={<Skeleton.Image active />}>
        {address => (
          <>
            {attachment.mediaType.startsWith('image/') && (
              <img className="paper" src={address} alt={`材料：${attachment.fileName}`} />
            )}
            <p>
              <a href={address} target="_blank" rel="noreferrer">
                在新窗口看 {attachment.fileName}
              </a>
            </p>
          </>
        )}
      </Loaded>
    </section>
  )
}
