import type { RosterLine } from '@yunxuan/contract'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { ManyBar } from '../../../ui/ManyBar.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { useFilter } from '../../../ui/use-filter.ts'
import { LineDrawer } from '../../desk/components/LineDrawer.tsx'
import { saySource } from '../../desk/line-words.ts'
import { useApprovals, useApprove, useApproving, useReject } from '../booking.queries.ts'

const commonReasons = ['名额已经排给更急的居民', '请先电话联系服务台，换个时间', '不在这项服务的范围内']

/** Bookings that wait for a yes, oldest first. */
export function Component() {
  const { streetId } = useWorkplace()
  const filter = useFilter({ q: '', sort: '' })
  const { tell, isPending } = useApprove(streetId)
  const { approveOne, refresh } = useApproving(streetId)
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const put = (lines: readonly RosterLine[]) => setIds(new Set(lines.map(({ bookingId }) => bookingId)))
  const [rejected, setRejected] = useState<RosterLine | null>(null)
  const [openedId, setOpenedId] = useState<string | null>(null)
  const list = useApprovals(streetId, filter.settled)
  const approve = ({ bookingId, personName, serviceTitle }: RosterLine) =>
    void tell(bookingId, { done: `已通过：${personName}，${serviceTitle}`, about: personName })
  return (
    <>
      <ListPage
        aside="先来的在前面。通过时才占名额。"
        what="预约"
        list={list}
        filter={filter}
        search="姓名、手机尾号或服务"
        unit="个预约"
        hint="点一行看详情；选中一行后按回车通过，按 x 不通过。"
        sheetName="待审核的预约"
        empty={
          <Nothing title="没有等审核的预约">
            <p>需要审核的服务有人预约时，会排在这里。</p>
          </Nothing>
        }
      >
        {rows => (
          <>
            <ManyBar
              all={rows}
              ticked={rows.filter(({ bookingId }) => ids.has(bookingId))}
              onTick={put}
              nameOf={line => `${line.personName}，${line.serviceTitle}，${sayInstant(line.startsAt)}`}
              verb="通过"
              unit="个预约"
              explain="通过时才占名额；名额不够的会留下来，说明原因。"
              act={approveOne}
              onDone={refresh}
            />
            <DataTable
              label="等审核的预约"
              columns={[
                tickColumn(ids, setIds),
                ...facts,
                actsColumn({ isBusy: isPending, approve, reject: setRejected }),
              ]}
              rows={rows}
              rowKey={line => line.bookingId}
              onOpen={line => setOpenedId(line.bookingId)}
              keys={{ Enter: approve, x: setRejected }}
            />
          </>
        )}
      </ListPage>
      <LineDrawer
        line={list.items.find(line => line.bookingId === openedId) ?? null}
        onClose={() => setOpenedId(null)}
      >
        {line => <Acts line={line} isBusy={isPending} approve={approve} reject={setRejected} />}
      </LineDrawer>
      {rejected !== null && <RejectDialog line={rejected} onClose={() => setRejected(null)} />}
    </>
  )
}

const tickColumn = (
  ids: ReadonlySet<string>,
  onTick: (ids: ReadonlySet<string>) => void,
): Column<RosterLine> => ({
  title: '勾选',
  width: 56,
  isFixed: true,
  render: ({ bookingId, personName, serviceTitle }) => (
    <Checkbox
      aria-label={`勾选 ${personName}，${serviceTitle}`}
      checked={ids.has(bookingId)}
      onChange={({ target }) => {
        const next = new Set(ids)
        if (target.checked) next.add(bookingId)
        else next.delete(bookingId)
        onTick(next)
      }}
    />
  ),
})

const facts: readonly Column<RosterLine>[] = [
  {
    title: '居民',
    sort: 'name',
    isFixed: true,
    render: line => (
      <>
        <b>{line.personName}</b>{' '}
        {line.phoneTail !== null && <span className="soft">尾号 {line.phoneTail}</span>}
      </>
    ),
  },
  { title: '服务', sort: 'service', value: line => line.serviceTitle },
  { title: '时间', sort: 'starts', value: line => line.startsAt, render: line => sayInstant(line.startsAt) },
  { title: '几位', sort: 'party', align: 'right', render: line => line.party },
  { title: '来源', render: saySource },
]

interface Deciding {
  isBusy: boolean
  approve: (line: RosterLine) => void
  reject: (line: RosterLine) => void
}

const actsColumn = (acts: Deciding): Column<RosterLine> => ({
  title: '操作',
  isFixed: true,
  render: line => <Acts line={line} {...acts} />,
})

function Acts({ line, isBusy, approve, reject }: Deciding & { line: RosterLine }) {
  return (
    <span className="row-actions">
      <RowButton isMain name="通过" of={line.personName} isBusy={isBusy} onClick={() => approve(line)} />
      <RowButton name="不通过" of={line.personName} onClick={() => reject(line)} />
    </span>
  )
}

function RejectDialog({ line, onClose }: { line: RosterLine; onClose: () => void }) {
  const { streetId } = useWorkplace()
  return (
    <ReasonDialog
      title={`不通过 ${line.personName} 的预约`}
      explain="居民会在手机上看到原因，请写得客气、清楚。"
      okText="不通过"
      suggestions={commonReasons}
      write={useReject(streetId)}
      wish={reason => ({ bookingId: line.bookingId, reason })}
      done="已告诉居民"
      onClose={onClose}
    />
  )
}
