import type { PhoneCall } from '@yunxuan/contract'
import { App, Button, Segmented } from 'antd'
import { useState } from 'react'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { isFound } from '../../../ui/found.ts'
import { Loaded, NoMatch, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { RowCount } from '../../../ui/RowCount.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { sayInstant, stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useCalled, useCalls } from '../call.queries.ts'

type Standing = 'to_call' | 'called'

/** People who have not read that their slot was moved or cancelled: who, which number, and what to say. */
export function Component() {
  const { streetId, street } = useWorkplace()
  const { message } = App.useApp()
  const [standing, setStanding] = useState<Standing>('to_call')
  const [typed, setTyped] = useState('')
  const isDone = standing === 'called'
  const calls = useCalls(streetId, isDone)
  const called = useCalled(streetId)
  const all = calls.data?.items ?? []
  const items = all.filter(each => isFound(typed, each.memberName, each.phone, each.serviceTitle))
  const tick = (each: PhoneCall) => {
    if (isDone || called.isPending) return
    called.mutate(each.id, {
      onSuccess: () => void message.success(`记下了：${each.memberName}已联系`),
      onError: error => void message.error(sayError(error)),
    })
  }
  const columns = isDone
    ? [...facts, calledColumn]
    : [...facts, tickColumn(tick, called.isPending ? called.variables : null)]
  return (
    <>
      <PageHead aside="场次改了或取消了，手机上还没看到的人">
        <SearchBox label="姓名、电话或服务" value={typed} onChange={setTyped} />
        <ExportButton
          name={`${street.name}${isDone ? '已联系' : '待电话联系'}`}
          sheet={sheet}
          rows={() => items}
          isEmpty={items.length === 0}
        />
      </PageHead>
      <div className="filters">
        <Segmented<Standing>
          aria-label="看哪些人"
          value={standing}
          onChange={setStanding}
          options={[
            { value: 'to_call', label: '待联系' },
            { value: 'called', label: '已联系' },
          ]}
        />
        {calls.data !== undefined && <RowCount count={items.length} unit="位" isMore={all.length === most} />}
      </div>
      <Loaded
        query={calls}
        isEmpty={() => items.length === 0}
        empty={
          all.length > 0 ? <NoMatch what="人" onReset={() => setTyped('')} /> : <Nobody isDone={isDone} />
        }
      >
        {() => (
          <DataTable
            key={standing}
            label={isDone ? '已联系的人' : '待联系的人'}
            columns={columns}
            rows={items}
            rowKey={each => each.id}
            {...(isDone ? {} : { keys: { d: tick } })}
          />
        )}
      </Loaded>
    </>
  )
}

const most = 200

function Nobody({ isDone }: { isDone: boolean }) {
  if (isDone) return <Nothing title="还没有记下打过的电话" />
  return (
    <Nothing title="没有要打电话的人">
      <p>改期或取消一场以后，没用手机的、还没看到通知的居民会排在这里。</p>
    </Nothing>
  )
}

const facts: readonly Column<PhoneCall>[] = [
  {
    key: 'name',
    title: '居民',
    width: 190,
    compare: (a, b) => a.memberName.localeCompare(b.memberName, 'zh'),
    render: each => (
      <>
        <b>{each.memberName}</b>{' '}
        {each.personName !== null && <span className="soft">为{each.personName}约的</span>}{' '}
        {each.hasAccount ? <Tag>手机上没看</Tag> : <Tag tone="gold">不用手机</Tag>}
      </>
    ),
  },
  {
    key: 'phone',
    title: '电话',
    width: 140,
    render: each =>
      each.phone === null ? (
        '没留'
      ) : (
        <a className="number" href={`tel:${each.phone}`}>
          {each.phone}
        </a>
      ),
  },
  { key: 'text', title: '告诉他', render: each => each.text },
  {
    key: 'startsAt',
    title: '哪一场',
    width: 210,
    compare: (a, b) => a.startsAt.localeCompare(b.startsAt),
    render: each => (
      <>
        {each.serviceTitle}
        <br />
        <span className="soft">{sayInstant(each.startsAt)}</span>
      </>
    ),
  },
]

const calledColumn: Column<PhoneCall> = {
  key: 'called',
  title: '谁联系的',
  width: 170,
  render: ({ called }) =>
    called !== null && (
      <>
        {called.byName}
        <br />
        <span className="soft number">{stamp(called.at)}</span>
      </>
    ),
}

function tickColumn(tick: (each: PhoneCall) => void, busyId: string | null): Column<PhoneCall> {
  return {
    key: 'tick',
    title: '操作',
    width: 100,
    render: each => (
      <Button
        size="small"
        type="primary"
        loading={each.id === busyId}
        aria-label={`已联系 ${each.memberName}`}
        onClick={() => tick(each)}
      >
        已联系
      </Button>
    ),
  }
}

const sheet: Sheet<PhoneCall> = [
  ['居民', each => each.memberName],
  ['电话', each => each.phone],
  ['用不用手机', each => (each.hasAccount ? '手机上没看' : '不用手机')],
  ['告诉他', each => each.text],
  ['服务', each => each.serviceTitle],
  ['哪一场', each => stamp(each.startsAt)],
  ['谁联系的', each => each.called?.byName],
  ['什么时候联系的', each => (each.called === null ? null : stamp(each.called.at))],
]
