import { DownloadOutlined } from '@ant-design/icons'
import type { ServiceRecord } from '@yunxuan/contract'
import { type EvidenceGrade, evidenceGrades, shanghaiDate } from '@yunxuan/domain'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { saveCsv } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { sayMinutes, stamp } from '../../../ui/say.ts'
import { useSettled } from '../../../ui/use-settled.ts'
import { GradeTag } from '../components/GradeTag.tsx'
import { RecordDrawer } from '../components/RecordDrawer.tsx'
import { RecordStanding } from '../components/RecordStanding.tsx'
import { type RecordFilter, useAllRecords, useRecords } from '../record.queries.ts'
import { gradeNames, originNames } from '../record-words.ts'

const everything: RecordFilter = { q: '', grade: 'all', from: null, to: null }

/** Minutes served, with the seven things of 令67 §7; what is wrong is taken back by a new row. */
export function Component() {
  const { streetId } = useWorkplace()
  const [search] = useSearchParams()
  const [filter, setFilter] = useState({ ...everything, q: search.get('q') ?? '' })
  const q = useSettled(filter.q.trim())
  const narrowed = { ...filter, q }
  const records = useRecords(streetId, narrowed)
  const [opened, setOpened] = useState<ServiceRecord | null>(null)
  const items = (records.data?.pages ?? []).flatMap(page => page.items)
  const change = (part: Partial<RecordFilter>) => setFilter(before => ({ ...before, ...part }))
  return (
    <>
      <PageHead title="服务记录" aside="只增不改，错了用撤销和更正">
        <SearchBox label="姓名、志愿者号或活动" value={filter.q} onChange={value => change({ q: value })} />
        <ExportButton filter={narrowed} isEmpty={items.length === 0} />
      </PageHead>
      <div className="filters">
        <Select<EvidenceGrade | 'all'>
          aria-label="依据"
          value={filter.grade}
          style={{ width: 160 }}
          onChange={grade => change({ grade })}
          options={[
            { value: 'all', label: '全部依据' },
            ...evidenceGrades.map(value => ({ value, label: gradeNames[value].name })),
          ]}
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

function ExportButton({ filter, isEmpty }: { filter: RecordFilter; isEmpty: boolean }) {
  const { streetId, street } = useWorkplace()
  const { message } = App.useApp()
  const all = useAllRecords(streetId)
  const save = () =>
    all.mutate(filter, {
      onSuccess: records => exportRecords(street.name, records),
      onError: error => void message.error(sayError(error)),
    })
  return (
    <Button icon={<DownloadOutlined aria-hidden />} disabled={isEmpty} loading={all.isPending} onClick={save}>
      导出表格
    </Button>
  )
}

function exportRecords(streetName: string, records: readonly ServiceRecord[]): void {
  saveCsv(
    `${streetName}服务记录 ${shanghaiDate(new Date())}.csv`,
    [
      '志愿者',
      '志愿者号',
      '活动',
      '日期',
      '地点',
      '内容',
      '分钟',
      '组织',
      '负责人',
      '依据',
      '来历',
      '已撤销',
      '说明',
      '谁确认的',
      '什么时候确认的',
    ],
    records.map(each => [
      each.personName,
      each.number,
      each.title,
      each.servedOn,
      each.place,
      each.content,
      String(each.minutes),
      each.organizationName,
      each.responsibleName,
      gradeNames[each.grade].name,
      originNames[each.origin],
      each.isReversed ? '是' : '',
      each.reason,
      each.approvedByName,
      stamp(each.approvedAt),
    ]),
  )
}
