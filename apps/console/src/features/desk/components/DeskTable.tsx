import type { DeskSlot, RosterLine } from '@yunxuan/contract'
import type { Reception } from '@yunxuan/domain'
import { Tag } from '../../../ui/Tag.tsx'
import { useRowKeys } from '../../../ui/use-row-keys.ts'
import type { ReceptionWish } from '../desk.queries.ts'
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
}

const keyOf: Readonly<Record<string, Reception>> = { d: 'check_in', q: 'excuse', w: 'no_show', u: 'undo' }

/** Everybody expected, under the slot they come to. */
export function DeskTable({ slots, lines, foundId, busyId, onReceive, onOpen, onBook }: Props) {
  const groups = slots.map(slot => ({ slot, lines: lines.filter(line => line.slotId === slot.id) }))
  const ordered = groups.flatMap(group => group.lines)
  const receiveAt = (action: Reception) => (index: number) => {
    const line = ordered[index]
    if (line !== undefined && receptionsOf(line.status).includes(action)) onReceive({ action, line })
  }
  const { rowProps } = useRowKeys(ordered.length, {
    ...Object.fromEntries(Object.entries(keyOf).map(([key, action]) => [key, receiveAt(action)])),
    Enter: index => {
      const line = ordered[index]
      if (line !== undefined) onOpen(line)
    },
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className="table-frame" aria-label="名册" tabIndex={0}>
      <table className="table">
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
        {groups.map(group => (
          <tbody key={group.slot.id}>
            <SlotHead slot={group.slot} onBook={onBook} />
            {group.lines.length === 0 && (
              <tr className="none">
                <td colSpan={7}>还没有人预约</td>
              </tr>
            )}
            {group.lines.map(line => (
              <LineRow
                key={line.bookingId}
                line={line}
                row={rowProps(ordered.indexOf(line))}
                isFound={line.bookingId === foundId}
                isBusy={line.bookingId === busyId}
                onReceive={onReceive}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

interface LineProps {
  line: RosterLine
  row: ReturnType<ReturnType<typeof useRowKeys>['rowProps']>
  isFound: boolean
  isBusy: boolean
  onReceive: (wish: ReceptionWish) => void
  onOpen: (line: RosterLine) => void
}

function LineRow({ line, row, isFound, isBusy, onReceive, onOpen }: LineProps) {
  const status = sayStatus(line)
  const isOver = !['pending', 'booked', 'attended'].includes(line.status)
  const className = ['opens', isFound ? 'found' : '', isOver ? 'over' : ''].join(' ')
  return (
    <tr {...row} className={className} {...(isFound ? { 'aria-current': true } : {})}>
      <th scope="row">
        <button type="button" className="link-name" onClick={() => onOpen(line)}>
          {line.personName}
        </button>
        {line.hasNote && <Tag tone="gold">有悄悄话</Tag>}
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
