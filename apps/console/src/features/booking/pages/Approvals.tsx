import type { RosterLine } from '@yunxuan/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { isFound } from '../../../ui/found.ts'
import { Loaded, NoMatch, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { RowCount } from '../../../ui/RowCount.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { sayInstant, stamp } from '../../../ui/say.ts'
import { isAnswer, saySource } from '../../desk/line-words.ts'
import { useApprovals, useApprove, useReject } from '../booking.queries.ts'

const commonReasons = ['名额已经排给更急的居民', '请先电话联系服务台，换个时间', '不在这项服务的范围内']

/** Bookings that wait for a yes, oldest first. */
export function Component() {
  const { streetId, street } = useWorkplace()
  const { message } = App.useApp()
  const [typed, setTyped] = useState('')
  const { asked: approvals, items, every } = useApprovals(streetId)
  const isWanted = (line: RosterLine) => isAnswer(line, typed) || isFound(typed, line.serviceTitle)
  const shown = items.filter(isWanted)
  const approve = useApprove(streetId)
  const reject = useReject(streetId)
  const [rejected, setRejected] = useState<RosterLine | null>(null)

  const say = (line: RosterLine) =>
    approve.mutate(line.bookingId, {
      onSuccess: () => void message.success(`已通过：${line.personName}，${line.serviceTitle}`),
      onError: error => void message.error(`${line.personName}：${sayError(error)}`),
    })
  const columns: readonly Column<RosterLine>[] = [
    {
      key: 'person',
      title: '居民',
      render: line => (
        <>
          <b>{line.personName}</b>{' '}
          {line.phoneTail !== null && <span className="soft">尾号 {line.phoneTail}</span>}
        </>
      ),
    },
    {
      key: 'service',
      title: '服务',
      render: line => line.serviceTitle,
      compare: (a, b) => a.serviceTitle.localeCompare(b.serviceTitle, 'zh'),
    },
    {
      key: 'time',
      title: '时间',
      render: line => sayInstant(line.startsAt),
      compare: (a, b) => a.startsAt.localeCompare(b.startsAt),
    },
    { key: 'party', title: '几位', align: 'right', render: line => line.party },
    { key: 'source', title: '来源', render: saySource },
    {
      key: 'act',
      title: '操作',
      render: line => (
        <span className="row-actions">
          <Button
            size="small"
            type="primary"
            disabled={approve.isPending}
            aria-label={`通过 ${line.personName}`}
            onClick={() => say(line)}
          >
            通过
          </Button>
          <Button
            size="small"
            type="text"
            aria-label={`不通过 ${line.personName}`}
            onClick={() => setRejected(line)}
          >
            不通过
          </Button>
        </span>
      ),
    },
  ]
  return (
    <>
      <PageHead aside="先来的在前面。通过时才占名额。">
        <SearchBox label="姓名、手机尾号或服务" value={typed} onChange={setTyped} />
        <ExportButton
          name={`${street.name}待审核的预约`}
          sheet={sheet}
          rows={async () => (await every()).filter(isWanted)}
          isEmpty={shown.length === 0}
        />
      </PageHead>
      <Loaded
        query={approvals}
        isEmpty={() => shown.length === 0 && !approvals.hasNextPage}
        empty={
          items.length > 0 ? (
            <NoMatch what="预约" onReset={() => setTyped('')} />
          ) : (
            <Nothing title="没有等审核的预约">
              <p>需要审核的服务有人预约时，会排在这里。</p>
            </Nothing>
          )
        }
      >
        {() => (
          <>
            <DataTable
              label="等审核的预约"
              columns={columns}
              rows={shown}
              rowKey={line => line.bookingId}
              onOpen={say}
              keys={{ x: setRejected }}
            />
            <p className="soft">
              选中一行后按回车通过，按 x 不通过。
              <RowCount count={shown.length} unit="个预约" isMore={approvals.hasNextPage} />
            </p>
            <More pages={approvals} />
          </>
        )}
      </Loaded>
      {rejected !== null && (
        <ReasonDialog
          title={`不通过 ${rejected.personName} 的预约`}
          explain="居民会在手机上看到原因，请写得客气、清楚。"
          okText="不通过"
          isBusy={reject.isPending}
          error={reject.error}
          suggestions={commonReasons}
          onOk={reason =>
            reject.mutate(
              { bookingId: rejected.bookingId, reason },
              {
                onSuccess: () => {
                  void message.success('已告诉居民')
                  setRejected(null)
                },
              },
            )
          }
          onClose={() => {
            reject.reset()
            setRejected(null)
          }}
        />
      )}
    </>
  )
}

const sheet: Sheet<RosterLine> = [
  ['居民', line => line.personName],
  ['手机尾号', line => line.phoneTail],
  ['服务', line => line.serviceTitle],
  ['时间', line => stamp(line.startsAt)],
  ['几位', line => line.party],
  ['来源', saySource],
]
