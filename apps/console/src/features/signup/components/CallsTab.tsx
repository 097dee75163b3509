import type { ReplacementCall } from '@yunxuan/contract'
import type { CallStatus } from '@yunxuan/domain'
import { Alert, App, Button } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { sayClock, sayInstant } from '../../../ui/say.ts'
import { Tag, type Tone } from '../../../ui/Tag.tsx'
import { useShiftCalls, useStartCall } from '../signup.queries.ts'

/** Calls to those who are free, fit and live near, in waves; begun by hand or by a late withdrawal. */
export function CallsTab({ shiftId }: { shiftId: string }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const calls = useShiftCalls(streetId, shiftId)
  const start = useStartCall(streetId, shiftId)
  const isOpen = calls.data?.items.some(call => call.status === 'open') ?? false
  return (
    <div className="stack">
      <div className="filters">
        <Button
          type="primary"
          loading={start.isPending}
          disabled={isOpen}
          title={isOpen ? '已经在找人，一批一批在问' : undefined}
          onClick={() =>
            start.mutate(undefined, { onSuccess: () => void message.success('开始找人，第一批这就去问') })
          }
        >
          找人补位
        </Button>
        <span className="soft">
          先问住得近、会这个、最近没被问过的，一批一批问；谁先报上名额就归谁。关了提醒的人不会被问。
        </span>
      </div>
      {start.error !== null && <Alert type="error" showIcon title={sayError(start.error)} />}
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
    key: 'status',
    title: '状态',
    render: ({ status }) => <Tag tone={callStatusNames[status].tone}>{callStatusNames[status].name}</Tag>,
    width: 96,
  },
  {
    key: 'begun',
    title: '开始于',
    render: call => sayInstant(call.createdAt),
    compare: (a, b) => a.createdAt.localeCompare(b.createdAt),
  },
  { key: 'why', title: '怎么开始的', render: call => (call.isAutomatic ? '有人临时退出' : '工作人员找的') },
  { key: 'waves', title: '问了几批', align: 'right', render: call => call.waves },
  { key: 'called', title: '问了几位', align: 'right', render: call => call.called },
  { key: 'declined', title: '说来不了', align: 'right', render: call => call.declined },
  {
    key: 'silent',
    title: '没回音',
    align: 'right',
    render: call => call.called - call.declined,
  },
  {
    key: 'next',
    title: '下一批',
    render: call => (call.nextWaveAt === null ? '—' : sayClock(call.nextWaveAt)),
  },
]
