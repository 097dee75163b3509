import type { SuspectLine } from '@yunxuan/contract'
import { type Suspicion, suspicionNames, suspicions } from '@yunxuan/domain'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { List } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { sayInstant, sayMinutes, stamp } from '../../../ui/say.ts'
import { useFilter } from '../../../ui/use-filter.ts'
import { useSuspects } from '../record.queries.ts'
import { Oddities } from './Oddities.tsx'

/** Odd lines of all rosters that wait, each leading to its roster. */
export function Suspects() {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const asked = useSuspects(streetId)
  const filter = useFilter<{ kind: Suspicion | 'all' }>({ kind: 'all' })
  const { kind } = filter.value
  const all = asked.data?.items ?? []
  return (
    <List
      what="疑点"
      list={{ asked, items: all.filter(({ line }) => kind === 'all' || line.suspicions.includes(kind)) }}
      filter={filter}
      narrow={
        <FilterSelect
          label="哪种疑点"
          all={`全部疑点（${all.length}）`}
          names={suspicionNames}
          values={suspicions}
          width={260}
          {...filter.bind('kind')}
        />
      }
      unit="行"
      sheet={sheet}
      sheetName="疑点清单"
      empty={
        <Nothing title="没有疑点">
          <p>没签退、只待几分钟、一部手机签几个人，都会先列在这里，看过再确认。</p>
        </Nothing>
      }
    >
      {rows => (
        <DataTable
          label="疑点清单"
          columns={columnsIn(streetId)}
          rows={rows}
          rowKey={each => each.line.bookingId}
          onOpen={each => void navigate(toLine(streetId, each))}
        />
      )}
    </List>
  )
}

const toLine = (streetId: string, { shiftId, line }: SuspectLine) =>
  `/${streetId}/rosters/${shiftId}?who=${encodeURIComponent(line.personName)}`

const columnsIn = (streetId: string): readonly Column<SuspectLine>[] => [
  {
    title: '志愿者',
    value: each => each.line.personName,
    render: each => (
      <>
        <Link className="link-name" to={toLine(streetId, each)}>
          {each.line.personName}
        </Link>{' '}
        <span className="soft number">{each.line.number}</span>
      </>
    ),
  },
  { title: '疑点', render: each => <Oddities of={each.line.suspicions} /> },
  {
    title: '时长',
    align: 'right',
    value: each => each.line.minutes,
    render: each => sayMinutes(each.line.minutes),
  },
  { title: '活动', value: each => each.title },
  { title: '班次', value: each => each.startsAt, render: each => sayInstant(each.startsAt) },
]

const sheet: Sheet<SuspectLine> = [
  ['志愿者', ({ line }) => line.personName],
  ['志愿者号', ({ line }) => line.number],
  ['疑点', ({ line }) => line.suspicions.map(each => suspicionNames[each]).join('；')],
  ['分钟', ({ line }) => line.minutes],
  ['活动', ({ title }) => title],
  ['班次', ({ startsAt }) => stamp(startsAt)],
]
