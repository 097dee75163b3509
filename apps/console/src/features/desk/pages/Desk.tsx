import { PhoneOutlined, PlusOutlined } from '@ant-design/icons'
import type { DeskDay, DeskSlot, RosterLine } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { Button } from 'antd'
import { type ComponentProps, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { sayDayInFull } from '../../../ui/say.ts'
import { useShortcut } from '../../../ui/shortcuts.tsx'
import { AbsenceDialog } from '../components/AbsenceDialog.tsx'
import { BookDrawer } from '../components/BookDrawer.tsx'
import { DeskFigures } from '../components/DeskFigures.tsx'
import { type DeskFilter, DeskFilters } from '../components/DeskFilters.tsx'
import { DeskTable } from '../components/DeskTable.tsx'
import { LineActions } from '../components/LineActions.tsx'
import { LineDrawer } from '../components/LineDrawer.tsx'
import { Told } from '../components/Told.tsx'
import {
  type BookingKind,
  bookingKinds,
  type DeskNarrowing,
  useDesk,
  useNarrowedLines,
} from '../desk.queries.ts'
import { isAnswer } from '../line-words.ts'
import { type DeskWork, useDeskWork } from '../use-desk-work.ts'

const every: DeskFilter = { slotId: null, standing: 'all' }

interface Booking {
  kind: BookingKind
  slotId: string | null
}

export function Component() {
  const [address] = useSearchParams()
  const { key, state } = useLocation()
  // Who is sent here anew, to another day or slot, finds that.
  return <DeskPage key={key} asked={{ ...askedBy(address), who: whoOf(state) }} />
}

function DeskPage({ asked }: { asked: Asked }) {
  const { streetId } = useWorkplace()
  const today = shanghaiDate(new Date())
  const [day, setDay] = useState(asked.day ?? today)
  const [filter, setFilter] = useState({ ...every, slotId: asked.slotId })
  const [booking, setBooking] = useState(asked.booking)
  const [absent, setAbsent] = useState<DeskSlot | null>(null)
  const [openedId, setOpenedId] = useState<string | null>(null)
  const [search, setSearch] = useState(asked.q)
  const desk = useDesk(streetId, day)
  const { lines, pages } = useShownLines({ streetId, day, desk, by: { ...filter, q: search.trim() } })
  const turnTo = (next: string) => {
    setDay(next)
    // Another day has other slots.
    setFilter(before => ({ ...before, slotId: null }))
  }
  const onEvery = () => setFilter(every)
  const work = useDeskWork({ streetId, day, lines, search, onSearch: setSearch, onDay: turnTo, onEvery })
  return (
    <>
      <DeskHead day={day} work={work} onBook={kind => setBooking({ kind, slotId: null })} />
      <Loaded query={desk}>
        {data => (
          <>
            <DeskFigures figures={data.figures} />
            <Told told={work.told} />
            <Roster
              desk={{ ...data, lines: [...lines] }}
              day={day}
              onDay={turnTo}
              filter={filter}
              onFilter={setFilter}
              work={work}
              onOpen={line => setOpenedId(line.bookingId)}
              onBook={(kind, slotId) => setBooking({ kind, slotId })}
              onAbsent={setAbsent}
            />
            <More pages={pages} />
          </>
        )}
      </Loaded>
      <LineDrawer
        line={lines.find(line => line.bookingId === openedId) ?? null}
        onClose={() => setOpenedId(null)}
      >
        {line => (
          <LineActions
            line={line}
            isFound={false}
            isBusy={work.busyId === line.bookingId}
            onReceive={work.receive}
          />
        )}
      </LineDrawer>
      {absent !== null && (
        <AbsenceDialog slot={absent} onNoted={work.tellAbsent} onClose={() => setAbsent(null)} />
      )}
      {booking !== null && (
        <BookDrawer
          {...booking}
          who={asked.who}
          day={booking.kind === 'walk_in' ? today : day}
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

/** What the way here asks for: a day, one of its slots, or to book for somebody at once. */
interface Asked {
  day: string | null
  slotId: string | null
  booking: Booking | null
  q: string
  /** Whose name was looked for, of whom to book for. */
  who: string
}

function askedBy(address: URLSearchParams): Omit<Asked, 'who'> {
  const day = address.get('day')
  const kind = bookingKinds.find(each => each === address.get('book'))
  return {
    day: day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
    slotId: address.get('slot'),
    q: address.get('q') ?? '',
    booking: kind === undefined ? null : { kind, slotId: null },
  }
}

function whoOf(state: unknown): string {
  if (typeof state !== 'object' || state === null || !('who' in state)) return ''
  return typeof state.who === 'string' ? state.who : ''
}

interface HeadProps {
  day: string
  work: DeskWork
  onBook: (kind: BookingKind) => void
}

function DeskHead({ day, work, onBook }: HeadProps) {
  useShortcut('n', () => onBook('walk_in'))
  useShortcut('b', () => onBook('phone'))
  const isToday = day === shanghaiDate(new Date())
  return (
    <PageHead title={isToday ? '今日服务台' : '服务台'} aside={sayDayInFull(day)}>
      <SearchBox
        label="姓名、手机尾号，或扫码"
        value={work.search}
        onChange={work.setSearch}
        onEnter={work.find}
      />
      <Button icon={<PhoneOutlined aria-hidden />} onClick={() => onBook('phone')} aria-keyshortcuts="b">
        电话代约
      </Button>
      <Button
        type="primary"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => onBook('walk_in')}
        aria-keyshortcuts="n"
      >
        现场登记
      </Button>
    </PageHead>
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
  work: DeskWork
  onOpen: (line: RosterLine) => void
  onBook: (kind: BookingKind, slotId: string) => void
  onAbsent: (slot: DeskSlot) => void
}

function Roster(props: RosterProps) {
  const { desk, day, onDay, filter, onFilter, work, onOpen, onBook, onAbsent } = props
  const { slotId, standing } = filter
  const wanted = work.search.trim()
  const lines = desk.lines.filter(line => isStanding(line, standing) && isAnswer(line, wanted))
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
      <DeskFilters slots={desk.slots} day={day} onDay={onDay} filter={filter} onFilter={onFilter} />
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
          onAbsent={onAbsent}
        />
      )}
    </>
  )
}

function isStanding({ status }: RosterLine, standing: DeskFilter['standing']): boolean {
  if (standing === 'all') return true
  return status === (standing === 'attended' ? 'attended' : 'booked')
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
