import type { OwnSession } from '@yunxuan/contract'
import { Button } from 'antd'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useEndSession } from '../account.queries.ts'

const faceNames: Readonly<Record<OwnSession['kind'], string>> = {
  wechat: '手机小程序',
  console: '工作台',
  demo: '演示',
}

const columns: readonly Column<OwnSession>[] = [
  {
    title: '设备',
    render: session => (
      <>
        <b>{session.device || '不认识的设备'}</b> {session.isThisOne && <Tag tone="ok">就是这台</Tag>}
      </>
    ),
  },
  { title: '登录的是', render: session => faceNames[session.kind] },
  { title: '网络', render: session => <span className="number">{session.network}</span> },
  { title: '登录时间', render: session => sayInstant(session.beganAt) },
  { title: '最近使用', render: session => sayInstant(session.usedAt) },
  { title: '操作', render: session => (session.isThisOne ? null : <EndButton session={session} />) },
]

/** Where one is signed in; every row but this one can be ended. */
export function SessionTable({ sessions }: { sessions: readonly OwnSession[] }) {
  return <DataTable label="一台一台看" columns={columns} rows={sessions} rowKey={session => session.id} />
}

function EndButton({ session }: { session: OwnSession }) {
  const { tell, isPending } = useEndSession()
  return (
    <Button
      size="small"
      loading={isPending}
      aria-label={`退出 ${session.device || '不认识的设备'}`}
      onClick={() => void tell(session.id, { done: '已退出' })}
    >
      退出
    </Button>
  )
}
