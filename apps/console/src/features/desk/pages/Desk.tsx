import { PhoneOutlined, PlusOutlined } from '@ant-design/icons'
import type { DeskDay, RosterLine } from '@yunxuan/contract'
import { addDays, shanghaiDate } from '@yunxuan/domain'
import { Button, Segmented, Select } from 'antd'
import { type ComponentProps, useCallback, useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { sayClock, sayDayInFull } from '../../../ui/say.ts'
import { useShortcut } from '../../../ui/shortcuts.tsx'
import { BookDrawer } from '../components/BookDrawer.tsx'
import { DeskFigures } from '../components/DeskFigures.tsx'
import { DeskTable } from '../components/DeskTable.tsx'
import { LineDrawer } from '../components/LineDrawer.tsx'
import { Told } from '../components/Told.tsx'
import { type BookingKind, type DeskNarrowing, useDesk, useNarrowedLines } from '../desk.queries.ts'
import { isAnswer } from '../line-words.ts'
import { useDeskWork } from '../use-desk-work.ts'

type DeskFilter = Omit<DeskNarrowing, 'q'>
type Standing = DeskNarrowing['standing']

const every: DeskFilter = { slotId: null, standing: 'all' }

interface Booking {
  kind: BookingKind
  slotId: string | null
}

export function Component() {
  const { streetId } = useWorkplace()
  const today = shanghaiDate(new Date())
  const [day, setDay] = useState(today)
  const [filter, setFilter] = useState(every)
  const [booking, setBooking] = useState<Booking | null>(null)
  const [openedId, setOpenedId] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const desk = useDesk(streetId, day)
  const { lines, pages } = useShownLines({ streetId, day, desk, by: { ...filter, q: search.trim() } })
  const turnTo = (next: string) => {
    setDay(next)
    // Another day has other slots.
    setFilter(before => ({ ...before, slotId: null }))
  }
  const work = useDeskWork({
    streetId,
    day,
    lines,
    search,
    onSearch: setSearch,
    onDay: turnTo,
    onEvery: () => setFilter(every),
  })
  const book = useCallback((kind: BookingKind) => setBooking({ kind, slotId: null }), [])
  useShortcut(
    'n',
    useCallback(() => book('walk_in'), [book]),
  )
  useShortcut(
    'b',
    useCallback(() => book('phone'), [book]),
  )
  const opened = lines.find(line => line.bookingId === openedId) ?? null

  return (
    <>
      <PageHead title={day === today ? '今日服务台' : '服务台'} aside={sayDayInFull(day)}>
        <SearchBox
          label="姓名、手机尾号，或扫码"
          value={work.search}
          onChange={work.setSearch}
          onEnter={work.find}
        />
        <Button icon={<PhoneOutlined aria-hidden />} onClick={() => book('phone')} aria-keyshortcuts="b">
          电话代约
        </Button>
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => book('walk_in')}
          aria-keyshortcuts="n"
        >
          现场登记
        </Button>
      </PageHead>
      <Loaded query={desk}>
        {data => (
          <>
            <DeskFigures figures={data.figures} />
            <Told told={work.told} onUndo={work.receive} />
            <Roster
              desk={{ ...data, lines: [...lines] }}
              day={day}
              onDay={turnTo}
              filter={filter}
              onFilter={setFilter}
              work={work}
              onOpen={line => setOpenedId(line.bookingId)}
              onBook={(kind, slotId) => setBooking({ kind, slotId })}
            />
            <More pages={pages} />
          </>
        )}
      </Loaded>
      <LineDrawer
        line={opened}
        isBusy={work.busyId === openedId && openedId !== null}
        onReceive={work.receive}
        onClose={() => setOpenedId(null)}
      />
      {booking !== null && (
        <BookDrawer
          kind={booking.kind}
          day={booking.kind === 'walk_in' ? today : day}
          slotId={booking.slotId}
          onClose={() => setBooking(null)}
          onBooked={(line, kind) => {
            setBooking(null)
            work.tellBooked(line, kind)
          }}
        />
      )}
    </>
  )
}

/** Whom a day shows: what has come of it, and whoever is asked for where more is still to come; and what goes on. */
function useShownLines(asked: {
  streetId: string
  day: string
  desk: ReturnType<typeof useDesk>
  by: DeskNarrowing
}): { lines: readonly RosterLine[]; pages: ComponentProps<typeof More>['pages'] } {
  const { streetId, day, desk, by } = asked
  const isCut = desk.data !== undefined && desk.data.nextCursor !== null
  const isNarrowed = by.q !== '' || by.slotId !== null || by.standing !== 'all'
  const narrowed = useNarrowedLines(streetId, day, by, isCut && isNarrowed)
  const come = desk.data?.lines ?? []
  if (!isCut || !isNarrowed || narrowed.data === undefined) return { lines: come, pages: desk }
  const known = new Set(come.map(line => line.bookingId))
  const more = narrowed.data.lines.filter(line => !known.has(line.bookingId))
  return { lines: [...come, ...more], pages: narrowed }
}

interface RosterProps {
  desk: DeskDay
  day: string
  onDay: (day: string) => void
  filter: DeskFilter
  onFilter: (filter: DeskFilter) => void
  work: ReturnType<typeof useDeskWork>
  onOpen: (line: RosterLine) => void
  onBook: (kind: BookingKind, slotId: string) => void
}

function Roster({ desk, day, onDay, filter, onFilter, work, onOpen, onBook }: RosterProps) {
  const { slotId, standing } = filter
  const wanted = work.search.trim()
  const lines = desk.lines.filter(line => {
    const isStanding = standing === 'all' || (standing === 'attended') === (line.status === 'attended')
    const isExpected = standing !== 'expected' || line.status === 'booked'
    return isStanding && isExpected && isAnswer(line, wanted)
  })
  const isNarrowed = wanted !== '' || standing !== 'all'
  const filled = new Set(lines.map(line => line.slotId))
  const slots = desk.slots.filter(slot => {
    if (slotId !== null && slot.id !== slotId) return false
    if (isNarrowed) return filled.has(slot.id)
    // Of a day that has not all come, a slot that has people but shows none is still to come.
    return desk.nextCursor === null || filled.has(slot.id) || slot.expected === 0
  })
  // What is going on or still to come stands first; what is over can still be mended below.
  const ordered = [...slots].sort((a, b) => Number(isOver(a)) - Number(isOver(b)))
  return (
    <>
      <div className="filters">
        <Button onClick={() => onDay(addDays(day, -1))} aria-label="前一天">
          ‹
        </Button>
        <DayInput
          label="日期"
          value={day}
          allowClear={false}
          onChange={next => next !== null && onDay(next)}
        />
        <Button onClick={() => onDay(addDays(day, 1))} aria-label="后一天">
          ›
        </Button>
        <Select
          aria-label="只看一场"
          value={slotId ?? 'all'}
          style={{ minWidth: 240 }}
          onChange={value => onFilter({ ...filter, slotId: value === 'all' ? null : value })}
          options={[
            { value: 'all', label: '全部场次' },
            ...desk.slots.map(slot => ({
              value: slot.id,
              label: `${sayClock(slot.startsAt)} ${slot.serviceTitle}`,
            })),
          ]}
        />
        <Segmented<Standing>
          aria-label="看哪些人"
          value={standing}
          onChange={next => onFilter({ ...filter, standing: next })}
          options={[
            { value: 'all', label: '全部' },
            { value: 'expected', label: '待到' },
            { value: 'attended', label: '已到' },
          ]}
        />
      </div>
      {slots.length === 0 ? (
        <NoLines
          isNarrowed={isNarrowed}
          onReset={() => {
            work.setSearch('')
            onFilter(every)
          }}
        />
      ) : (
        <DeskTable
          slots={ordered}
          lines={lines}
          foundId={work.foundId}
          busyId={work.busyId}
          onReceive={work.receive}
          onOpen={onOpen}
          onBook={onBook}
        />
      )}
    </>
  )
}

function isOver(slot: { endsAt: string }): boolean {
  return new Date(slot.endsAt) <= new Date()
}

function NoLines({ isNarrowed, onReset }: { isNarrowed: boolean; onReset: () => void }) {
  if (!isNarrowed) {
    return (
      <Nothing title="这一天没有场次">
        <p>换一天看看，或到“服务与场次”里排场次。</p>
      </Nothing>
    )
  }
  return (
    <Nothing title="没有符合的居民">
      <p>扫码或输入完整预约码后按回车，别的日子也找得到。</p>
      <Button onClick={onReset}>看全部</Button>
    </Nothing>
  )
}
