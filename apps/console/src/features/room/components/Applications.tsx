import type { ManagedRoomUse } from '@yunxuan/contract'
import { type RoomDecision, sayPlace } from '@yunxuan/domain'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { List } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { sayDaySpan } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { type UsesShown, useDecideRoom, useRoomUses } from '../room.queries.ts'
import { roomUseNames } from '../room-words.ts'

const shownChoices = [
  ['pending', '等答复的'],
  ['all', '全部申请'],
] as const

/** Who asks for a room, what stands in the way, and yes or no. */
export function Applications() {
  const { streetId } = useWorkplace()
  const [shown, setShown] = useState<UsesShown>('pending')
  const [refusing, setRefusing] = useState<{ use: ManagedRoomUse; to: RoomDecision } | null>(null)
  const decide = useDecideRoom(streetId)
  const approve = (use: ManagedRoomUse) =>
    void decide.tell(
      { useId: use.id, to: 'approved', reason: '' },
      { done: `批准了，已告诉${use.personName}`, about: use.personName },
    )
  return (
    <div className="stack gap-below">
      <List
        list={useRoomUses(streetId, shown)}
        what="申请"
        narrow={<Chips label="看哪些申请" options={shownChoices} value={shown} onChange={setShown} />}
        empty={<Nothing title="没有等答复的申请" />}
      >
        {rows => (
          <DataTable
            label="场地申请"
            columns={[...columns, actions({ approve, refuse: setRefusing, isBusy: decide.isPending })]}
            rows={rows}
            rowKey={row => row.id}
          />
        )}
      </List>
      {refusing !== null && (
        <ReasonDialog
          title={refusing.to === 'declined' ? '不批准' : '叫停这一场'}
          explain={`${refusing.use.personName}会看到原因。`}
          okText={refusing.to === 'declined' ? '不批准' : '叫停'}
          write={decide}
          wish={reason => ({ useId: refusing.use.id, to: refusing.to, reason })}
          done={`记下了，已告诉${refusing.use.personName}`}
          suggestions={['这个时间要开会', '房间要修', '收费、推销的活动不能用']}
          onClose={() => setRefusing(null)}
        />
      )}
    </div>
  )
}

const columns: readonly Column<ManagedRoomUse>[] = [
  {
    title: '什么时候',
    width: 250,
    value: row => row.startsAt,
    render: row => <b>{sayDaySpan(row.startsAt, row.endsAt)}</b>,
  },
  { title: '哪一间', value: row => sayPlace(row.locationName, row.roomName) },
  { title: '做什么', value: row => `${row.purpose}，${row.heads} 位` },
  {
    title: '谁来用',
    value: row => row.personName,
    render: row => (
      <>
        {row.personName} <span className="soft number">{row.phone ?? '没留电话'}</span>
        {row.groupName !== '' && <span className="reason">{row.groupName}</span>}
      </>
    ),
  },
  {
    title: '状态',
    value: row => roomUseNames[row.status].name,
    render: row => (
      <>
        {row.collision === null ? (
          <Tag {...roomUseNames[row.status]} />
        ) : (
          <>
            <Tag tone="red">撞上了</Tag>
            <span className="reason">{row.collision}</span>
          </>
        )}
        {row.reason !== '' && <span className="reason">{row.reason}</span>}
      </>
    ),
  },
]

interface Acts {
  approve: (use: ManagedRoomUse) => void
  refuse: (of: { use: ManagedRoomUse; to: RoomDecision }) => void
  isBusy: boolean
}

const actions = ({ approve, refuse, isBusy }: Acts): Column<ManagedRoomUse> => ({
  title: '操作',
  width: 150,
  render: use => {
    const of = `${use.personName}的${use.purpose}`
    if (use.status === 'approved') {
      return <RowButton name="叫停" of={of} onClick={() => refuse({ use, to: 'called_off' })} />
    }
    if (use.status !== 'pending') return null
    return (
      <>
        {use.collision === null && (
          <RowButton name="批准" of={of} isMain isBusy={isBusy} onClick={() => approve(use)} />
        )}
        <RowButton name="不批准" of={of} onClick={() => refuse({ use, to: 'declined' })} />
      </>
    )
  },
})
