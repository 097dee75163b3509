import { PlusOutlined } from '@ant-design/icons'
import type { ManagedItem } from '@yunxuan/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { CountDialog } from '../components/CountDialog.tsx'
import { HandOut } from '../components/HandOut.tsx'
import { ItemDrawer } from '../components/ItemDrawer.tsx'
import { type ItemFilter, itemDues, useItems } from '../loan.queries.ts'
import { duesOf, sayLending } from '../loan-words.ts'

const dueNames = { overdue: '有过期没还的', count: '该盘点了', empty: '应急的用完了' } as const

interface Doing {
  what: 'count' | 'hand_out'
  item: ManagedItem
}

/** What stations lend: how many stand there, how many are out, and what is to be counted. */
export function Component() {
  const { streetId } = useWorkplace()
  const filter = useFilter<ItemFilter>({ q: '', due: 'all', sort: '' }, { due: ['all', ...itemDues] })
  const [opened, setOpened] = useState<ManagedItem | 'new' | null>(null)
  const [doing, setDoing] = useState<Doing | null>(null)
  const start = (what: Doing['what']) => (item: ManagedItem) => mayDo(what, item) && setDoing({ what, item })
  const close = () => setDoing(null)
  return (
    <>
      <ListPage
        aside="放在驿站里给大家借的"
        what="借用物品"
        unit="种"
        list={useItems(streetId, filter.settled)}
        filter={filter}
        search="物品或地点"
        narrow={
          <FilterSelect
            label="要处理的"
            all="全部物品"
            names={dueNames}
            values={itemDues}
            width={160}
            {...filter.bind('due')}
          />
        }
        hint="选中一行后按回车打开，按 c 盘点，按 o 借出。"
        sheet={sheet}
        actions={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpened('new')}>
            添加物品
          </Button>
        }
        empty={
          <Nothing title="还没有借用物品">
            <p>选一处驿站，写上雨伞、打气筒和有几件，居民扫门口的码就能借。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="借用物品"
            columns={[...columns, actions(start)]}
            rows={rows}
            rowKey={row => row.id}
            onOpen={setOpened}
            isFaint={row => row.edit.isWithdrawn}
            keys={{ c: start('count'), o: start('hand_out') }}
          />
        )}
      </ListPage>
      {opened !== null && (
        <ItemDrawer item={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
      )}
      {doing?.what === 'count' && <CountDialog item={doing.item} onClose={close} />}
      {doing?.what === 'hand_out' && <HandOut item={doing.item} onClose={close} />}
    </>
  )
}

function mayDo(what: Doing['what'], { isOwn, left, edit }: ManagedItem): boolean {
  return isOwn && (what === 'count' || (left > 0 && !edit.isUsedUp && !edit.isWithdrawn))
}

const columns: readonly Column<ManagedItem>[] = [
  {
    title: '物品',
    sort: 'name',
    isFixed: true,
    value: row => row.edit.name,
    render: row => <b>{row.edit.name}</b>,
  },
  { title: '在哪里', sort: 'place', value: row => row.locationName },
  { title: '架上', sort: 'left', align: 'right', width: 80, value: row => row.left },
  { title: '借出', sort: 'out', align: 'right', width: 80, value: row => row.out },
  { title: '丢、坏', align: 'right', width: 80, value: row => row.lost },
  {
    title: '要处理的',
    value: row =>
      duesOf(row)
        .map(({ name }) => name)
        .join('、'),
    render: row => duesOf(row).map(due => <Tag key={due.name} {...due} />),
  },
  { title: '怎么借', value: row => sayLending(row.edit) },
  {
    title: '上次盘点',
    sort: 'counted',
    width: 130,
    value: row => row.countedAt,
    render: row => (row.countedAt === null ? '没盘过' : stamp(row.countedAt)),
  },
]

const actions = (start: (what: Doing['what']) => (item: ManagedItem) => void): Column<ManagedItem> => ({
  title: '操作',
  width: 130,
  render: row => {
    const of = `${row.locationName}的${row.edit.name}`
    return (
      <>
        {mayDo('hand_out', row) && <RowButton name="借出" of={of} onClick={() => start('hand_out')(row)} />}
        {mayDo('count', row) && <RowButton name="盘点" of={of} onClick={() => start('count')(row)} />}
      </>
    )
  },
})

const sheet: Sheet<ManagedItem> = [
  ['物品', row => row.edit.name],
  ['在哪里', row => row.locationName],
  ['架上', row => row.left],
  ['借出', row => row.out],
  ['丢、坏', row => row.lost],
  ['过期没还', row => row.overdue],
  ['怎么借', row => sayLending(row.edit)],
  ['上次盘点', row => (row.countedAt === null ? '' : stamp(row.countedAt))],
]
