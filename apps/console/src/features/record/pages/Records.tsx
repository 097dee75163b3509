import type { ServiceRecord } from '@yunxuan/contract'
import { evidenceGrades } from '@yunxuan/domain'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { sayMinutes, stamp } from '../../../ui/say.ts'
import { useFilter } from '../../../ui/use-filter.ts'
import { GradeTag } from '../components/GradeTag.tsx'
import { RecordDrawer } from '../components/RecordDrawer.tsx'
import { RecordStanding } from '../components/RecordStanding.tsx'
import { type RecordFilter, useRecords } from '../record.queries.ts'
import { gradeNames } from '../record-words.ts'

/** Minutes served, with the seven things of 令67 §7; what is wrong is taken back by a new row. */
export function Component() {
  const { streetId } = useWorkplace()
  const filter = useFilter<RecordFilter>(
    { q: '', grade: 'all', from: null, to: null, sort: '' },
    { grade: ['all', ...evidenceGrades] },
  )
  const [opened, setOpened] = useState<ServiceRecord | null>(null)
  return (
    <>
      <ListPage
        aside="只增不改，错了用撤销和更正"
        what="记录"
        list={useRecords(streetId, filter.settled)}
        filter={filter}
        search="姓名、志愿者号或活动"
        searchHint="姓名要写全；志愿者号是 YX 加十位数字。"
        narrow={
          <>
            <FilterSelect
              label="依据"
              all="全部依据"
              names={gradeNames}
              values={evidenceGrades}
              width={160}
              {...filter.bind('grade')}
            />
            <DayInput label="从哪天" {...filter.bind('from')} />
            <span aria-hidden>至</span>
            <DayInput label="到哪天" {...filter.bind('to')} />
          </>
        }
        unit="条"
        empty={
          <Nothing title="还没有服务记录">
            <p>在“时长确认”里确认名册以后，这里就有了。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="服务记录"
            columns={columns(setOpened)}
            rows={rows}
            rowKey={each => each.id}
            onOpen={setOpened}
          />
        )}
      </ListPage>
      <RecordDrawer record={opened} onClose={() => setOpened(null)} />
    </>
  )
}

const columns = (onOpen: (record: ServiceRecord) => void): readonly Column<ServiceRecord>[] => [
  { title: '日期', sort: 'served', width: 110, align: 'number', value: each => each.servedOn },
  {
    title: '志愿者',
    isFixed: true,
    render: each => (
      <button type="button" className="link-name" onClick={() => onOpen(each)}>
        {each.personName}
      </button>
    ),
  },
  { title: '志愿者号', sort: 'number', align: 'number', value: each => each.number },
  { title: '活动', sort: 'title', value: each => each.title },
  {
    title: '时长',
    sort: 'minutes',
    width: 120,
    align: 'right',
    value: each => each.minutes,
    render: each => (each.minutes < 0 ? `−${sayMinutes(-each.minutes)}` : sayMinutes(each.minutes)),
  },
  { title: '依据', render: each => <GradeTag grade={each.grade} /> },
  { title: '状态', render: each => <RecordStanding record={each} /> },
  {
    title: '谁确认的',
    sort: 'approved',
    render: each => (
      <>
        {each.approvedByName} <span className="soft number">{stamp(each.approvedAt)}</span>
      </>
    ),
  },
]
