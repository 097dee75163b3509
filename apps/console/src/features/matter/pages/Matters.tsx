import type { MatterLine, MatterView } from '@yunxuan/contract'
import { type MatterKind, matterKindNames } from '@yunxuan/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { DeskErrand } from '../components/DeskErrand.tsx'
import { useMatters } from '../matter.queries.ts'
import { raisable, statusNames, viewNames } from '../matter-words.ts'

interface Narrowing {
  view: MatterView
  kind: MatterKind | 'all'
  q: string
  sort: string
}

/** The desk of matters: what residents raised and somebody owes an answer to, by a day. */
export function Component() {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const filter = useFilter<Narrowing>(
    { view: 'open', kind: 'all', q: '', sort: '' },
    { view: viewNames.map(([view]) => view), kind: ['all', ...raisable] },
  )
  const list = useMatters(streetId, filter.settled)
  return (
    <ListPage
      aside="到期早的排在前面"
      actions={<NewErrand />}
      what="事项"
      list={list}
      filter={filter}
      search="编号或内容"
      narrow={
        <>
          <Chips<MatterView> label="看哪些事项" options={viewNames} {...filter.bind('view')} />
          <FilterSelect<MatterKind>
            label="哪一类"
            all="全部类别"
            names={matterKindNames}
            values={raisable}
            width={130}
            {...filter.bind('kind')}
          />
        </>
      }
      unit="件"
      hint="↑ ↓ 选一行，回车打开"
      empty={
        <Nothing title="没有等办的事项">
          <p>居民在手机“说事情”里提的需求、提案和求助，会排在这里。</p>
        </Nothing>
      }
    >
      {rows => (
        <DataTable
          label="事项"
          columns={columns(streetId)}
          rows={rows}
          rowKey={matter => matter.id}
          onOpen={matter => void navigate(`/${streetId}/matters/${matter.id}`)}
        />
      )}
    </ListPage>
  )
}

/** For somebody who came or telephones; those of the whole street write it down, who keep what was said in confidence. */
function NewErrand() {
  const { may } = useWorkplace()
  const [isOpen, setOpen] = useState(false)
  if (!may('raiseErrand')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>登记代办</Button>
      {isOpen && <DeskErrand onClose={() => setOpen(false)} />}
    </>
  )
}

/** What is said of a matter in a list: of a confidential one no more than its kind. */
const sayText = ({ text, kind, guideTitle, organizationName }: MatterLine): string =>
  text ?? `${organizationName ?? guideTitle ?? matterKindNames[kind]}（点开才看得到内容）`

const columns = (streetId: string): readonly Column<MatterLine>[] => [
  { title: '状态', width: 104, render: ({ status }) => <Tag {...statusNames[status]} /> },
  { title: '类别', width: 80, value: ({ kind }) => matterKindNames[kind] },
  {
    title: '内容',
    isFixed: true,
    render: matter => (
      <Link className="link-name clamp" to={`/${streetId}/matters/${matter.id}`}>
        {sayText(matter)}
      </Link>
    ),
  },
  { title: '社区', value: ({ areaName }) => areaName ?? '全街道' },
  { title: '也需要的', sort: 'supports', align: 'right', value: ({ supports }) => supports },
  { title: '谁在办', value: ({ ownerName }) => ownerName },
  {
    title: '到期',
    sort: 'due',
    align: 'number',
    width: 170,
    value: ({ dueOn }) => dueOn,
    render: ({ dueOn, isOverdue }) =>
      dueOn === null ? '—' : isOverdue ? <Tag tone="red">{dueOn} 逾期</Tag> : dueOn,
  },
  { title: '提出', sort: 'raised', align: 'number', width: 150, value: ({ createdAt }) => stamp(createdAt) },
  { title: '编号', align: 'number', value: ({ number }) => number },
]
