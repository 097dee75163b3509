import type { DeskSlot, RosterLine } from '@yunxuan/contract'
import type { Reception } from '@yunxuan/domain'
import { useEffect } from 'react'
import { Gap } from '../../../ui/Gap.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useRowKeys } from '../../../ui/use-row-keys.ts'
import { useVirtualRows } from '../../../ui/use-virtual-rows.ts'
import type { ReceptionWish } from '../desk.queries.ts'
import { type DeskRow, deskRows, groupsOf } from '../desk-rows.ts'
import { receptionsOf, saySource, sayStatus } from '../line-words.ts'
import { LineActions } from './LineActions.tsx'
import { SlotHead } from './SlotHead.tsx'

interface Props {
  slots: readonly DeskSlot[]
  lines: readonly RosterLine[]
  /** The line a scan or search has found. */
  foundId: string | null
  busyId: string | null
  onReceive: (wish: ReceptionWish) => void
  onOpen: (line: RosterLine) => void
  onBook: (kind: 'walk_in' | 'phone', slotId: string) => void
  /** Notes everybody who has not come. */
  onAbsent: (slot: DeskSlot) => void
}

const keyOf: Readonly<Record<string, Reception>> = { d: 'check_in', q: 'excuse', w: 'no_show', u: 'undo' }

// As many as come at once, with the heads of their slots.
const mostWhole = 300

/** Everybody expected, under the slot they come to; of very many those in sight are drawn. */
export function DeskTable({ slots, lines, foundId, busyId, onReceive, onOpen, onBook, onAbsent }: Props) {
  const { rows, ordered, placeOf } = deskRows(slots, lines)
  const { frame, indexes, before, after, measure, show } = useVirtualRows(rows.length, mostWhole)
  const receiveAt = (action: Reception) => (index: number) => {
    const line = ordered[index]
    if (line !== undefined && receptionsOf(line.status).includes(action)) onReceive({ action, line })
  }
  const drawn = indexes.flatMap(index => {
    const row = rows[index]
    return row?.kind === 'line' ? [row.at] : []
  })
  const rowProps = useRowKeys(
    { count: ordered.length, indexes: drawn, show: at => show(placeOf(at)) },
    {
      ...Object.fromEntries(Object.entries(keyOf).map(([key, action]) => [key, receiveAt(action)])),
      Enter: index => {
        const line = ordered[index]
        if (line !== undefined) onOpen(line)
      },
    },
  )
  const foundAt = ordered.findIndex(line => line.bookingId === foundId)
  const foundRow = foundAt === -1 ? -1 : placeOf(foundAt)
  // Whoever was found may stand far down, where nothing is drawn yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is shown once, and not wherever one scrolls to later
  useEffect(() => {
    if (foundRow !== -1) show(foundRow)
  }, [foundId, foundRow])
  const draw = (row: DeskRow, index: number) => {
    const place = { ref: measure, 'data-index': index, 'aria-rowindex': index + 2 }
    if (row.kind === 'head') {
      return <SlotHead key={row.slot.id} place={place} slot={row.slot} onBook={onBook} onAbsent={onAbsent} />
    }
    if (row.kind === 'none') {
      return (
        <tr key={`none-${row.slot.id}`} {...place} className="none">
          <td colSpan={7}>还没有人预约</td>
        </tr>
      )
    }
    const { line, at } = row
    return (
      <LineRow
        key={line.bookingId}
        line={line}
        place={place}
        row={rowProps(at)}
        isFound={line.bookingId === foundId}
        isBusy={line.bookingId === busyId}
        onReceive={onReceive}
        onOpen={onOpen}
      />
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section ref={frame} className="table-frame" aria-label="名册" tabIndex={0}>
      <table className="table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col">居民</th>
            <th scope="col">电话</th>
            <th scope="col">几位</th>
            <th scope="col">来源</th>
            <th scope="col">预约码</th>
            <th scope="col">状态</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <Gaps height={before} />
        {groupsOf(rows, indexes).map(group => (
          <tbody key={group.slotId}>
            {group.indexes.map(index => {
              const row = rows[index]
              return row === undefined ? null : draw(row, index)
            })}
          </tbody>
        ))}
        <Gaps height={after} />
      </table>
    </section>
  )
}

function Gaps({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tbody aria-hidden>
      <Gap height={height} />
    </tbody>
  )
}

/** Where a row of the desk stands among all, and what measures it. */
export interface RowPlace {
  ref: ((row: HTMLTableRowElement | null) => void) | undefined
  'data-index': number
  'aria-rowindex': number
}

interface LineProps {
  line: RosterLine
  place: RowPlace
  row: ReturnType<ReturnType<typeof useRowKeys>>
  isFound: boolean
  isBusy: boolean
  onReceive: (wish: ReceptionWish) => void
  onOpen: (line: RosterLine) => void
}

function LineRow({ line, place, row, isFound, isBusy, onReceive, onOpen }: LineProps) {
  const status = sayStatus(line)
  const isOver = !['pending', 'booked', 'attended'].includes(line.status)
  const className = ['opens', isFound ? 'found' : '', isOver ? 'over' : ''].join(' ')
  return (
    <tr
      {...place}
      {...row}
      ref={element => {
        row.ref(element)
        place.ref?.(element)
      }}
      className={className}
      {...(isFound ? { 'aria-current': true } : {})}
    >
      <th scope="row">
        <button type="button" className="link-name" onClick={() => onOpen(line)}>
          {line.personName}
        </button>
        {line.hasNote && <Tag tone="gold">有私密备注</Tag>}
      </th>
      <td className="number">
        {line.phone ?? (line.phoneTail === null ? '没留' : `尾号 ${line.phoneTail}`)}
      </td>
      <td className="number">{line.party}</td>
      <td>{saySource(line)}</td>
      <td className="number">{line.code}</td>
      <td>
        <Tag {...status} />
        {line.reason !== '' && <span className="reason">{line.reason}</span>}
      </td>
      <td>
        <LineActions line={line} isFound={isFound} isBusy={isBusy} onReceive={onReceive} />
      </td>
    </tr>
  )
}
