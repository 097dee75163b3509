import type { PhoneCall } from '@yunxuan/contract'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { isFound } from '../../../ui/found.ts'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { sayInstant, stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { useCalled, useCalls, useUncalled } from '../call.queries.ts'

/** People who have not read that their slot was moved or cancelled: who, which number, and what to say. */
export function Component() {
  const { streetId } = useWorkplace()
  const [standing, setStanding] = useState<'to_call' | 'called'>('to_call')
  const filter = useFilter({ q: '' })
  const isDone = standing === 'called'
  const asked = useCalls(streetId, isDone)
  const { tell, isPending } = useCalled(streetId)
  const undo = useUncalled(streetId)
  const all = asked.data?.items ?? []
  const tick = ({ id, memberName }: PhoneCall) => {
    if (!isDone && !isPending) void tell(id, { done: `记下了：${memberName}已联系` })
  }
  const takeBack = ({ id, memberName }: PhoneCall) =>
    void undo.tell(id, { done: `已撤销，${memberName}回到待联系（本人已经在手机上看过的除外）` })
  return (
    <ListPage
      aside="场次改了或取消了，手机上还没看到的人"
      what="人"
      list={{
        asked,
        items: all.filter(each => isFound(filter.value.q, each.memberName, each.phone, each.serviceTitle)),
      }}
      filter={filter}
      search="姓名、电话或服务"
      narrow={<Chips label="看哪些人" options={standings} value={standing} onChange={setStanding} />}
      unit="位"
      sheet={sheet}
      sheetName={isDone ? '已联系' : '待电话联系'}
      empty={isDone ? <Nothing title="还没有记下打过的电话" /> : <NobodyToCall />}
    >
      {rows => (
        <DataTable
          key={standing}
          label={isDone ? '已联系的人' : '待联系的人'}
          columns={[
            ...facts,
            ...(isDone ? calledColumns(takeBack, undo.isPending) : [tickColumn(tick, isPending)]),
          ]}
          rows={rows}
          rowKey={each => each.id}
          {...(isDone ? {} : { keys: { d: tick } })}
        />
      )}
    </ListPage>
  )
}

const standings = [
  ['to_call', '待联系'],
  ['called', '已联系'],
] as const

function NobodyToCall() {
  return (
    <Nothing title="没有要打电话的人">
      <p>改期或取消一场以后，没用手机的、还没看到通知的居民会排在这里。</p>
    </Nothing>
  )
}

const facts: readonly Column<PhoneCall>[] = [
  {
    title: '居民',
    width: 190,
    value: each => each.memberName,
    render: each => (
      <>
        <b>{each.memberName}</b>{' '}
        {each.personName !== null && <span className="soft">为{each.personName}约的</span>}{' '}
        {each.hasAccount ? <Tag>手机上没看</Tag> : <Tag tone="gold">不用手机</Tag>}
      </>
    ),
  },
  {
    title: '电话',
    width: 140,
    render: ({ phone }) =>
      phone === null ? (
        '没留'
      ) : (
        <a className="number" href={`tel:${phone}`}>
          {phone}
        </a>
      ),
  },
  { title: '告诉他', render: each => each.text },
  {
    title: '哪一场',
    width: 210,
    value: each => each.startsAt,
    render: each => (
      <>
        {each.serviceTitle}
        <br />
        <span className="soft">
          {sayInstant(each.startsAt)}
          {each.slots > 1 && ` 等 ${each.slots} 场`}
        </span>
      </>
    ),
  },
]

const calledColumns = (
  takeBack: (each: PhoneCall) => void,
  isBusy: boolean,
): readonly Column<PhoneCall>[] => [
  {
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
  },
  {
    title: '操作',
    width: 90,
    render: each => (
      <RowButton
        name="撤销"
        of={`已联系 ${each.memberName}`}
        isBusy={isBusy}
        onClick={() => takeBack(each)}
      />
    ),
  },
]

const tickColumn = (tick: (each: PhoneCall) => void, isBusy: boolean): Column<PhoneCall> => ({
  title: '操作',
  width: 100,
  render: each => (
    <RowButton isMain name="已联系" of={each.memberName} isBusy={isBusy} onClick={() => tick(each)} />
  ),
})

const sheet: Sheet<PhoneCall> = [
  ['居民', each => each.memberName],
  ['电话', each => each.phone],
  ['用不用手机', each => (each.hasAccount ? '手机上没看' : '不用手机')],
  ['告诉他', each => each.text],
  ['服务', each => each.serviceTitle],
  ['哪一场', each => stamp(each.startsAt)],
  ['谁联系的', each => each.called?.byName],
  ['什么时候联系的', each => each.called && stamp(each.called.at)],
]
