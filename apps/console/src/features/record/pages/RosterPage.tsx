import type { RecordRoster, RosterRecord } from '@yunxuan/contract'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { sayInstant, sayMinutes } from '../../../ui/say.ts'
import { useShortcut } from '../../../ui/shortcuts.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { LineDialog } from '../components/LineDialog.tsx'
import { RosterTable } from '../components/RosterTable.tsx'
import { useRecordRoster } from '../record.queries.ts'
import { clockNames } from '../record-words.ts'
import { answersSearch, decidedMeanwhile, type LineStanding, standingOf } from '../roster-line.ts'
import { useRosterWork } from '../use-roster-work.ts'

/** The roster of a shift that is over: what each line would become, and the yes to it. */
export function Component() {
  const { streetId } = useWorkplace()
  const { shiftId = '' } = useParams()
  const roster = useRecordRoster(streetId, shiftId)
  return (
    <Loaded query={roster}>
      {data => (
        <>
          <BackLink to="rosters" />
          <PageHead title={data.title} aside={sayInstant(data.startsAt)} />
          <Clock roster={data} />
          <Meanwhile lines={data.lines} />
          <Lines roster={data} />
        </>
      )}
    </Loaded>
  )
}

function Clock({ roster: { clock, isOver, plannedMinutes, lines } }: { roster: RecordRoster }) {
  const { name, tone } = clockNames[clock.state]
  const sum = lines.reduce((total, { decided }) => total + (decided?.minutes ?? 0), 0)
  const hours = `计划 ${sayMinutes(plannedMinutes)}，一共记了 ${sayMinutes(sum)}。`
  if (!isOver) return <p className="notice notice-gold">这一班还没有结束，结束后才能确认。{hours}</p>
  return (
    <p className={clock.state === 'open' ? 'notice notice-blue' : 'notice notice-gold'}>
      <Tag tone={tone}>{name}</Tag>
      结束后已过 {clock.workingDays} 个工作日，期限是 {clock.withinDays} 个工作日。{hours}
    </p>
  )
}

function Meanwhile({ lines }: { lines: readonly RosterRecord[] }) {
  const { me } = useWorkplace()
  const [openedAt] = useState(() => new Date())
  const others = decidedMeanwhile(lines, { openedAt, ownName: me.name })
  const names = [...new Set(others.map(line => line.decided?.byName))].join('、')
  return (
    <div role="status" className="told">
      {others.length > 0 && (
        <p className="notice notice-blue">
          您看着的时候，{names}办了 {others.length} 行，在“已办”里。
        </p>
      )}
    </div>
  )
}

const views = {
  todo: { name: '待确认', standings: ['plain', 'odd', 'short', 'scanned', 'own'] },
  odd: { name: '有疑点', standings: ['odd', 'short'] },
  decided: { name: '已办', standings: ['decided'] },
  absent: { name: '没来', standings: ['absent'] },
} as const satisfies Record<string, { name: string; standings: readonly LineStanding[] }>
type View = keyof typeof views
const viewOrder = ['todo', 'odd', 'decided', 'absent'] as const

function isIn(view: View, line: RosterRecord): boolean {
  return views[view].standings.some(standing => standing === standingOf(line))
}

function Lines({ roster }: { roster: RecordRoster }) {
  const [search] = useSearchParams()
  const [wanted, setWanted] = useState(search.get('who') ?? '')
  const [view, setView] = useState<View>('todo')
  const work = useRosterWork(roster)
  useShortcut('a', work.approveAll)
  const shown = roster.lines.filter(line => isIn(view, line) && answersSearch(line, wanted))
  return (
    <>
      <div className="filters">
        <Segmented<View>
          aria-label="看哪些行"
          value={view}
          onChange={setView}
          options={viewOrder.map(value => ({
            value,
            label: `${views[value].name} ${roster.lines.filter(line => isIn(value, line)).length}`,
          }))}
        />
        <SearchBox label="姓名或志愿者号" value={wanted} onChange={setWanted} width={220} />
        <span className="grow" />
        <Button
          type="primary"
          aria-keyshortcuts="a"
          disabled={work.plain.length === 0}
          onClick={work.approveAll}
        >
          {work.plain.length === 0 ? '没有可以一起确认的' : `确认没有疑点的 ${work.plain.length} 行`}
        </Button>
      </div>
      {shown.length === 0 ? (
        <Nothing title={view === 'todo' && wanted === '' ? '都办好了' : '没有符合的'}>
          {wanted !== '' && <Button onClick={() => setWanted('')}>看全部</Button>}
        </Nothing>
      ) : (
        <RosterTable key={view} lines={shown} isOver={roster.isOver} work={work} />
      )}
      <p className="soft">按 a 一起确认没有疑点的；选中一行后按回车确认，按 m 改少时长，按 x 不计入。</p>
      <LineDialog work={work} />
    </>
  )
}
