import { DownloadOutlined } from '@ant-design/icons'
import type { SuspectLine } from '@yunxuan/contract'
import { type Suspicion, shanghaiDate, suspicions } from '@yunxuan/domain'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { saveCsv } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { sayInstant, sayMinutes, stamp } from '../../../ui/say.ts'
import { useSuspects } from '../record.queries.ts'
import { suspicionNames } from '../record-words.ts'
import { Oddities } from './Oddities.tsx'

/** Odd lines of all rosters that wait, each leading to its roster. */
export function Suspects() {
  const { streetId, street } = useWorkplace()
  const navigate = useNavigate()
  const [kind, setKind] = useState<Suspicion | 'all'>('all')
  const suspects = useSuspects(streetId)
  const all = suspects.data?.items ?? []
  const items = all.filter(({ line }) => kind === 'all' || line.suspicions.includes(kind))
  return (
    <Loaded
      query={suspects}
      isEmpty={() => all.length === 0}
      empty={
        <Nothing title="没有疑点">
          <p>没签退、只待几分钟、一部手机签几个人，都会先列在这里，看过再确认。</p>
        </Nothing>
      }
    >
      {() => (
        <>
          <div className="filters">
            <Select<Suspicion | 'all'>
              aria-label="哪种疑点"
              value={kind}
              style={{ width: 260 }}
              onChange={setKind}
              options={[
                { value: 'all', label: `全部疑点（${all.length}）` },
                ...suspicions.map(value => ({ value, label: suspicionNames[value] })),
              ]}
            />
            <span className="soft" role="status">
              共 {items.length} 行
            </span>
            <span className="grow" />
            <Button
              icon={<DownloadOutlined aria-hidden />}
              onClick={() => exportSuspects(street.name, items)}
            >
              导出表格
            </Button>
          </div>
          <DataTable
            label="疑点清单"
            columns={columnsIn(streetId)}
            rows={items}
            rowKey={each => each.line.bookingId}
            onOpen={each => void navigate(toLine(streetId, each))}
          />
        </>
      )}
    </Loaded>
  )
}

const toLine = (streetId: string, { shiftId, line }: SuspectLine) =>
  `/${streetId}/hours/${shiftId}?who=${encodeURIComponent(line.personName)}`

const columnsIn = (streetId: string): readonly Column<SuspectLine>[] => [
  {
    key: 'person',
    title: '志愿者',
    compare: (a, b) => a.line.personName.localeCompare(b.line.personName, 'zh'),
    render: each => (
      <>
        <Link className="link-name" to={toLine(streetId, each)}>
          {each.line.personName}
        </Link>{' '}
        <span className="soft number">{each.line.number}</span>
      </>
    ),
  },
  { key: 'why', title: '疑点', render: each => <Oddities of={each.line.suspicions} /> },
  {
    key: 'minutes',
    title: '时长',
    align: 'right',
    compare: (a, b) => a.line.minutes - b.line.minutes,
    render: each => sayMinutes(each.line.minutes),
  },
  {
    key: 'title',
    title: '活动',
    compare: (a, b) => a.title.localeCompare(b.title, 'zh'),
    render: each => each.title,
  },
  {
    key: 'startsAt',
    title: '班次',
    compare: (a, b) => a.startsAt.localeCompare(b.startsAt),
    render: each => sayInstant(each.startsAt),
  },
]

function exportSuspects(streetName: string, items: readonly SuspectLine[]): void {
  saveCsv(
    `${streetName}疑点清单 ${shanghaiDate(new Date())}.csv`,
    ['志愿者', '志愿者号', '疑点', '分钟', '活动', '班次'],
    items.map(({ line, title, startsAt }) => [
      line.personName,
      line.number ?? '',
      line.suspicions.map(each => suspicionNames[each]).join('；'),
      String(line.minutes),
      title,
      stamp(startsAt),
    ]),
  )
}
