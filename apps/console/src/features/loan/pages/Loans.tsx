import type { ManagedLoan } from '@yunxuan/contract'
import type { LoanEnd } from '@yunxuan/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { RowDrawer } from '../../../ui/RowDrawer.tsx'
import { sayDayInFull, stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { type LoanFilter, loanStates, useLoans, useTakeBack } from '../loan.queries.ts'
import { loanStatusNames, stateOf } from '../loan-words.ts'

const stateChoices = [
  ['out', '借着的'],
  ['overdue', '过期没还'],
  ['gone', '丢了、坏了'],
  ['back', '还了的'],
  ['all', '全部'],
] as const

/** Who has what, since when and until when; and taking it back. */
export function Component() {
  const { streetId } = useWorkplace()
  const filter = useFilter<LoanFilter>({ q: '', state: 'out', sort: '' }, { state: ['all', ...loanStates] })
  const takeBack = useTakeBack(streetId)
  const [opened, setOpened] = useState<ManagedLoan | null>(null)
  const end = (loan: ManagedLoan, how: LoanEnd) =>
    void takeBack.tell(
      { loanId: loan.id, end: how },
      {
        done: `${loan.personName}的${loan.itemName}：${loanStatusNames[how].name}，记下了`,
        about: loan.personName,
        after: () => setOpened(null),
      },
    )
  const endBack = (loan: ManagedLoan) => loan.status !== 'back' && end(loan, 'back')
  return (
    <>
      <ListPage
        aside="谁借着什么，哪天该还"
        what="借还"
        unit="笔"
        list={useLoans(streetId, filter.settled)}
        filter={filter}
        search="姓名、物品或地点"
        narrow={<Chips label="看哪些" options={stateChoices} {...filter.bind('state')} />}
        hint="选中一行后按回车打开，按 b 收回。"
        sheet={sheet}
        empty={
          <Nothing title="没有借着的">
            <p>居民扫驿站门口的码借走的、在“借用物品”里借出去的，都在这里。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="借还"
            columns={[...columns, actions(end)]}
            rows={rows}
            rowKey={row => row.id}
            onOpen={setOpened}
            keys={{ b: endBack }}
          />
        )}
      </ListPage>
      <RowDrawer
        row={opened}
        title={row => `${row.personName}借的${row.itemName}`}
        facts={factsOf}
        onClose={() => setOpened(null)}
      >
        {row => <Ends loan={row} isBusy={takeBack.isPending} onEnd={how => end(row, how)} />}
      </RowDrawer>
    </>
  )
}

interface EndsProps {
  loan: ManagedLoan
  isBusy: boolean
  onEnd: (end: LoanEnd) => void
}

/** What can be done with a loan: taken back, or noted as lost or broken; what was lost may be found. */
function Ends({ loan: { status }, isBusy, onEnd }: EndsProps) {
  if (status === 'back') return null
  return (
    <div className="row-actions gap-above">
      <Button type="primary" disabled={isBusy} onClick={() => onEnd('back')}>
        {status === 'out' ? '收回来了' : status === 'lost' ? '找到了，放回架上' : '修好了，放回架上'}
      </Button>
      {status === 'out' && (
        <>
          <Button disabled={isBusy} onClick={() => onEnd('broken')}>
            坏了
          </Button>
          <Button disabled={isBusy} onClick={() => onEnd('lost')}>
            丢了
          </Button>
        </>
      )}
    </div>
  )
}

const columns: readonly Column<ManagedLoan>[] = [
  { title: '状态', width: 96, value: row => stateOf(row).name, render: row => <Tag {...stateOf(row)} /> },
  {
    title: '物品',
    sort: 'item',
    isFixed: true,
    value: row => row.itemName,
    render: row => <b>{row.itemName}</b>,
  },
  {
    title: '谁借的',
    sort: 'name',
    value: row => row.personName,
    render: row => (
      <>
        {row.personName} {row.phone !== null && <span className="soft number">{row.phone}</span>}
      </>
    ),
  },
  { title: '在哪里借的', value: row => row.locationName },
  { title: '借的时间', sort: 'taken', value: row => row.takenAt, render: row => stamp(row.takenAt) },
  { title: '哪天前还', sort: 'due', value: row => row.dueDate },
  {
    title: '还的时间',
    value: row => row.endedAt,
    render: row => (row.endedAt === null ? '—' : stamp(row.endedAt)),
  },
]

const actions = (end: (loan: ManagedLoan, how: LoanEnd) => void): Column<ManagedLoan> => ({
  title: '操作',
  width: 90,
  render: row =>
    row.status === 'out' && (
      <RowButton name="收回" of={`${row.personName}的${row.itemName}`} onClick={() => end(row, 'back')} />
    ),
})

const factsOf = (row: ManagedLoan) =>
  [
    ['状态', <Tag key="state" {...stateOf(row)} />],
    ['电话', row.phone ?? '没留'],
    ['在哪里借的', row.locationName],
    ['借的时间', `${stamp(row.takenAt)}${row.isTold ? '（没有网络时借的，后来才报上来）' : ''}`],
    ['哪天前还', sayDayInFull(row.dueDate)],
    ['谁借出的', row.outByName ?? '自己拿的'],
    ['还的时间', row.endedAt === null ? '还没还' : stamp(row.endedAt)],
    ['谁收的', row.endedAt === null ? '—' : (row.backByName ?? '自己放回的')],
  ] as const

const sheet: Sheet<ManagedLoan> = [
  ['状态', row => stateOf(row).name],
  ['物品', row => row.itemName],
  ['谁借的', row => row.personName],
  ['在哪里借的', row => row.locationName],
  ['借的时间', row => stamp(row.takenAt)],
  ['哪天前还', row => row.dueDate],
  ['还的时间', row => (row.endedAt === null ? '' : stamp(row.endedAt))],
]
