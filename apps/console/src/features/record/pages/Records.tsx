import type { ServiceRecord } from '@yunxuan/contract'
import { evidenceGrades, originNames } from '@yunxuan/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { sayMinutes, stamp } from '../../../ui/say.ts'
import { useSettled } from '../../../ui/use-settled.ts'
import { GradeTag } from '../components/GradeTag.tsx'
import { RecordDrawer } from '../components/RecordDrawer.tsx'
import { RecordStanding } from '../components/RecordStanding.tsx'
import { type RecordFilter, useRecords } from '../record.queries.ts'
import { gradeNames } from '../record-words.ts'

const everything: RecordFilter = { q: '', grade: 'all', from: null, to: null }

/** Minutes served, with the seven things of 令67 §7; what is wrong is taken back by a new row. */
export function Component() {
  const { streetId, street } = useWorkplace()
  const [search] = useSearchParams()
  const [filter, setFilter] = useState({ ...everything, q: search.get('q') ?? '' })
  const q = useSettled(filter.q.trim())
  const narrowed = { ...filter, q }
  const { asked: records, items, every } = useRecords(streetId, narrowed)
  const [opened, setOpened] = useState<ServiceRecord | null>(null)
  const change = (part: Partial<RecordFilter>) => setFilter(before => ({ ...before, ...part }))
  return (
    <>
      <PageHead aside="只增不改，错了用撤销和更正">
        <SearchBox label="姓名、志愿者号或活动" value={filter.q} onChange={value => change({ q: value })} />
        <ExportButton
          name={`${street.name}服务记录`}
          sheet={sheet}
          rows={every}
          isEmpty={items.length === 0}
        />
      </PageHead>
      <div className="filters">
        <FilterSelect
          label="依据"
          all="全部依据"
          names={gradeNames}
          values={evidenceGrades}
          value={filter.grade}
          onChange={grade => change({ grade })}
          width={160}
        />
        <DayInput label="从哪天" value={filter.from} onChange={from => change({ from })} />
        <span aria-hidden>至</span>
        <DayInput label="到哪天" value={filter.to} onChange={to => change({ to })} />
      </div>
      <Loaded
        query={records}
        isEmpty={() => items.length === 0}
        empty={
          <NoRecords
            isNarrowed={Object.values(narrowed).some(
              value => value !== '' && value !== 'all' && value !== null,
            )}
            onReset={() => setFilter(everything)}
          />
        }
      >
        {() => (
          <>
            <DataTable
              label="服务记录"
              columns={columns(setOpened)}
              rows={items}
              rowKey={each => each.id}
              onOpen={setOpened}
            />
            <More pages={records} />
          </>
        )}
      </Loaded>
      <RecordDrawer record={opened} onClose={() => setOpened(null)} />
    </>
  )
}

function NoRecords({ isNarrowed, onReset }: { isNarrowed: boolean; onReset: () => void }) {
  if (!isNarrowed) {
    return (
      <Nothing title="还没有服务记录">
        <p>在“时长审核”里确认名册以后，这里就有了。</p>
      </Nothing>
    )
  }
  return (
    <Nothing title="没有符合的记录">
      <p>姓名要写全；志愿者号是 YX 加十位数字。</p>
      <Button onClick={onReset}>看全部</Button>
    </Nothing>
  )
}

const columns = (onOpen: (record: ServiceRecord) => void): readonly Column<ServiceRecord>[] => [
  {
    key: 'servedOn',
    title: '日期',
    width: 110,
    compare: (a, b) => a.servedOn.localeCompare(b.servedOn),
    render: each => <span className="number">{each.servedOn}</span>,
  },
  {
    key: 'person',
    title: '志愿者',
    compare: (a, b) => a.personName.localeCompare(b.personName, 'zh'),
    render: each => (
      <>
        <button type="button" className="link-name" onClick={() => onOpen(each)}>
          {each.personName}
        </button>{' '}
        <span className="soft number">{each.number}</span>
      </>
    ),
  },
  {
    key: 'title',
    title: '活动',
    compare: (a, b) => a.title.localeCompare(b.title, 'zh'),
    render: each => each.title,
  },
  {
    key: 'minutes',
    title: '时长',
    align: 'right',
    compare: (a, b) => a.minutes - b.minutes,
    render: each => (each.minutes < 0 ? `−${sayMinutes(-each.minutes)}` : sayMinutes(each.minutes)),
  },
  { key: 'grade', title: '依据', render: each => <GradeTag grade={each.grade} /> },
  { key: 'standing', title: '状态', render: each => <RecordStanding record={each} /> },
  {
    key: 'by',
    title: '谁确认的',
    render: each => (
      <>
        {each.approvedByName} <span className="soft number">{stamp(each.approvedAt)}</span>
      </>
    ),
  },
]

const sheet: Sheet<ServiceRecord> = [
  ['志愿者', each => each.personName],
  ['志愿者号', each => each.number],
  ['活动', each => each.title],
  ['日期', each => each.servedOn],
  ['地点', each => each.place],
  ['内容', each => each.content],
  ['分钟', each => each.minutes],
  ['组织', each => each.organizationName],
  ['负责人', each => each.responsibleName],
  ['依据', each => gradeNames[each.grade].name],
  ['来历', each => originNames[each.origin]],
  ['已撤销', each => (each.isReversed ? '是' : '')],
  ['说明', each => each.reason],
  ['谁确认的', each => each.approvedByName],
  ['什么时候确认的', each => stamp(each.approvedAt)],
]
