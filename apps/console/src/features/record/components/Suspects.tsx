import type { SuspectLine } from '@yunxuan/contract'
import { type Suspicion, suspicionNames, suspicions } from '@yunxuan/domain'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { RowCount } from '../../../ui/RowCount.tsx'
import { sayInstant, sayMinutes, stamp } from '../../../ui/say.ts'
import { useSuspects } from '../record.queries.ts'
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
            <FilterSelect
              label="哪种疑点"
              all={`全部疑点（${all.length}）`}
              names={suspicionNames}
              values={suspicions}
              value={kind}
              onChange={setKind}
              width={260}
            />
            <RowCount count={items.length} unit="行" />
            <span className="grow" />
            <ExportButton
              name={`${street.name}疑点清单`}
              sheet={sheet}
              rows={() => items}
              isEmpty={items.length === 0}
            />
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
  `/${streetId}/rosters/${shiftId}?who=${encodeURIComponent(line.personName)}`

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

const sheet: Sheet<SuspectLine> = [
  ['志愿者', ({ line }) => line.personName],
  ['志愿者号', ({ line }) => line.number],
  ['疑点', ({ line }) => line.suspicions.map(each => suspicionNames[each]).join('；')],
  ['分钟', ({ line }) => line.minutes],
  ['活动', ({ title }) => title],
  ['班次', ({ startsAt }) => stamp(startsAt)],
]
