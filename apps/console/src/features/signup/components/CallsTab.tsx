import type { ReplacementCall } from '@yunxuan/contract'
import type { CallStatus } from '@yunxuan/domain'
import { Button } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { sayClock, sayInstant } from '../../../ui/say.ts'
import { Tag, type Tone } from '../../../ui/Tag.tsx'
import { useShiftCalls, useStartCall } from '../signup.queries.ts'

/** Calls to those who are free, fit and live near, in waves; begun by hand or by a late withdrawal. */
export function CallsTab({ shiftId }: { shiftId: string }) {
  const { streetId } = useWorkplace()
  const calls = useShiftCalls(streetId, shiftId)
  const start = useStartCall(streetId, shiftId)
  const isOpen = calls.data?.items.some(call => call.status === 'open') ?? false
  return (
    <div className="stack">
      <Failed error={start.error} />
      <div className="filters">
        <Button
          type="primary"
          loading={start.isPending}
          disabled={isOpen}
          title={isOpen ? '已经在找人，一批一批在问' : undefined}
          onClick={() => void start.tell(undefined, { done: '开始找人，第一批这就去问', isStanding: true })}
        >
          找人补位
        </Button>
        <span className="soft">
          先问住得近、会这个、最近没被问过的，一批一批问；谁先报上名额就归谁。关了提醒的人不会被问。
        </span>
      </div>
      <Loaded
        query={calls}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Nothing title="还没有找过人">
            <p>快开始时有人退出、又没有人候补，系统会自己去找；现在缺人也可以马上找。</p>
          </Nothing>
        }
      >
        {({ items }) => <DataTable label="补位" columns={columns} rows={items} rowKey={call => call.id} />}
      </Loaded>
    </div>
  )
}

const callStatusNames: Readonly<Record<CallStatus, { name: string; tone: Tone }>> = {
  open: { name: '正在找', tone: 'gold' },
  filled: { name: '找到了', tone: 'ok' },
  over: { name: '结束了', tone: 'plain' },
}

const columns: readonly Column<ReplacementCall>[] = [
  {
    title: '状态',
    width: 96,
    render: ({ status }) => <Tag {...callStatusNames[status]} />,
  },
  { title: '开始于', value: call => call.createdAt, render: call => sayInstant(call.createdAt) },
  { title: '怎么开始的', render: call => (call.isAutomatic ? '有人临时退出' : '工作人员找的') },
  { title: '问了几批', align: 'right', render: call => call.waves },
  { title: '问了几位', align: 'right', render: call => call.called },
  { title: '说来不了', align: 'right', render: call => call.declined },
  { title: '没回音', align: 'right', render: call => call.called - call.declined },
  { title: '下一批', render: call => (call.nextWaveAt === null ? '—' : sayClock(call.nextWaveAt)) },
]
