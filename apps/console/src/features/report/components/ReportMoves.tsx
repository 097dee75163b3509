import { FilePdfOutlined, FullscreenOutlined, TableOutlined } from '@ant-design/icons'
import type { Report } from '@yunxuan/contract'
import { isOver, rolesForReportMove } from '@yunxuan/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { useHref, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { useCorrectReport, useMoveReport, useReportFile } from '../report.queries.ts'

interface Props {
  report: Report
  /** Something typed is not saved, so that it goes nowhere yet. */
  isDirty: boolean
}

const moves = [
  {
    from: ['draft'],
    to: 'in_review',
    name: '提交发布',
    explain: '提交后由另一位同事核对、发布。自己写的自己不能发布。',
    isMain: true,
    isOptional: true,
    done: '已提交，等另一位同事发布',
  },
  {
    from: ['in_review'],
    to: 'released',
    name: '发布',
    explain: '发布的这一刻，数和背后的记录就定下来了，谁也不能再改；以后有变化，写在下一期的“上期补计”里。',
    isMain: true,
    isOptional: true,
    done: '已发布',
  },
  {
    from: ['in_review'],
    to: 'draft',
    name: '退回',
    explain: '退回给写的同事改，写明要改什么。',
    isMain: false,
    isOptional: false,
    done: '已退回',
  },
  {
    from: ['draft', 'in_review'],
    to: 'dropped',
    name: '作废',
    explain: '作废后不再列出来，不会发布。',
    isMain: false,
    isOptional: true,
    done: '已作废',
  },
] as const

type Move = (typeof moves)[number]

/** What can be done with the whole of a 简报; what may not be done says why. */
export function ReportMoves({ report, isDirty }: Props) {
  const { roles, may } = useWorkplace()
  const [asked, setAsked] = useState<Move | null>(null)
  const own = moves.filter(
    each =>
      each.from.some(from => from === report.status) &&
      rolesForReportMove(each.to).some(role => roles.includes(role)) &&
      may('reportRows'),
  )
  return (
    <>
      <Files report={report} />
      {report.status === 'released' && report.correctedById === null && may('writeReport') && (
        <CorrectButton report={report} />
      )}
      {own.map(each => {
        const denial = denyMove(report, each.to, isDirty)
        return (
          <Button
            key={each.to}
            type={each.isMain ? 'primary' : 'default'}
            disabled={denial !== undefined}
            title={denial}
            onClick={() => setAsked(each)}
          >
            {each.name}
          </Button>
        )
      })}
      {asked !== null && <MoveReport report={report} move={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function denyMove(report: Report, to: Move['to'], isDirty: boolean): string | undefined {
  if (isDirty) return '先保存再操作'
  if (to !== 'released') return undefined
  if (report.isWrittenByCaller) return '您自己写的，要另一位同事来发布'
  return isOver(report, new Date()) ? undefined : '这段时间还没过完，过完才能发布'
}

function MoveReport({ report, move, onClose }: { report: Report; move: Move; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const { to, name, explain, isOptional, done } = move
  return (
    <ReasonDialog
      title={`${name}“${report.title}”`}
      explain={explain}
      okText={name}
      write={useMoveReport(streetId, report)}
      wish={reason => ({ to, reason })}
      isOptional={isOptional}
      done={done}
      onDone={() => (to === 'dropped' ? void navigate(`/${streetId}/reports`) : onClose())}
      onClose={onClose}
    />
  )
}

function CorrectButton({ report }: { report: Report }) {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const correct = useCorrectReport(streetId, report.id)
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Button onClick={() => setAsked(true)}>出更正</Button>
      {isAsked && (
        <ReasonDialog
          title={`更正第 ${report.number} 期`}
          explain="已发布的不改。更正是新的一期，数重新算，和原来差在哪几条点得开。原因会印在更正上。"
          okText="起草更正"
          write={correct}
          wish={reason => reason}
          onDone={({ id }) => {
            setAsked(false)
            void navigate(`/${streetId}/reports/${id}`)
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}

function Files({ report }: { report: Report }) {
  const { streetId, may } = useWorkplace()
  const { tell, isPending } = useReportFile(streetId, report)
  const wall = useHref(`/${streetId}/report-wall/${report.id}`)
  return (
    <>
      <Button icon={<FilePdfOutlined aria-hidden />} loading={isPending} onClick={() => void tell('paper')}>
        下载 PDF
      </Button>
      {may('reportRows') && (
        <Button icon={<TableOutlined aria-hidden />} disabled={isPending} onClick={() => void tell('sheet')}>
          导出表格
        </Button>
      )}
      <Button icon={<FullscreenOutlined aria-hidden />} href={wall} target="_blank">
        大屏
      </Button>
    </>
  )
}
