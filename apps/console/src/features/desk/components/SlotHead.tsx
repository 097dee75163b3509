import { DownOutlined } from '@ant-design/icons'
import type { DeskSlot } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import { placesLeft, sayPlace, shanghaiDate } from '@yunxuan/domain'
import { Button, Dropdown } from 'antd'
import { download } from '../../../api/client.ts'
import { useWrite } from '../../../api/write.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { saySpan } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import type { RowPlace } from './DeskTable.tsx'

interface Props {
  slot: DeskSlot
  onBook: (kind: 'walk_in' | 'phone', slotId: string) => void
  onAbsent: (slot: DeskSlot) => void
}

/** The slot above its lines: when, what, where, how full, and what can be done with the whole of it. */
export function SlotHead({ place, slot, onBook, onAbsent }: Props & { place: RowPlace }) {
  const left = placesLeft(slot)
  const isCancelled = slot.status === 'cancelled'
  const isOver = new Date(slot.endsAt) <= new Date()
  return (
    <tr {...place} className="slot-head">
      <th scope="rowgroup" colSpan={6}>
        <span className="slot-time">{saySpan(slot.startsAt, slot.endsAt)}</span>
        <span className="slot-title">{slot.serviceTitle}</span>
        <span className="soft">{sayPlace(slot.locationName, slot.room)}</span>
        {slot.isElsewhere && <Tag tone="gold">换了地方</Tag>}
        <span className="soft">
          已到 {slot.attended} / {slot.expected}
        </span>
        {isCancelled && <Tag>已取消</Tag>}
        {!isCancelled && isOver && <Tag>已结束</Tag>}
        {!isCancelled &&
          !isOver &&
          (left > 0 ? <Tag tone="ok">余 {left} 位</Tag> : <Tag tone="red">已满</Tag>)}
        {slot.held > 0 && <Tag tone="gold">为候补留 {slot.held} 位</Tag>}
        {!isCancelled && isOver && slot.awaited > 0 && (
          <span className="row-actions">
            <b>还有 {slot.awaited} 位没到</b>
            <Button size="small" aria-label={`全部记未到，${nameOf(slot)}`} onClick={() => onAbsent(slot)}>
              全部记未到
            </Button>
          </span>
        )}
        {slot.waiting > 0 && <Tag tone="gold">候补 {slot.waiting}</Tag>}
      </th>
      <td>
        <SlotMenu slot={slot} onBook={onBook} onAbsent={onAbsent} />
      </td>
    </tr>
  )
}

function SlotMenu({ slot, onBook, onAbsent }: Props) {
  const { streetId } = useWorkplace()
  const print = (masked: boolean) =>
    window.open(`/console/${streetId}/print/${slot.id}${masked ? '?masked=1' : ''}`, '_blank')
  const { tell } = useWrite([], (masked: boolean) => {
    const path = pathOf('GET /v1/streets/:streetId/slots/:slotId/roster.csv', {
      params: { streetId, slotId: slot.id },
      query: { masked },
    })
    const kind = masked ? '名册（遮名）' : '名册'
    return download(path, `${slot.serviceTitle} ${shanghaiDate(new Date(slot.startsAt))} ${kind}.csv`)
  })
  const acts: Readonly<Record<string, () => unknown>> = {
    walk_in: () => onBook('walk_in', slot.id),
    phone: () => onBook('phone', slot.id),
    absent: () => onAbsent(slot),
    print: () => print(false),
    masked: () => print(true),
    csv: () => tell(false),
    maskedCsv: () => tell(true),
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'walk_in', label: '现场登记到这一场' },
          { key: 'phone', label: '电话代约这一场' },
          ...(mayBeAbsent(slot) ? [{ key: 'absent', label: `没到的 ${slot.awaited} 位记未到` }] : []),
          { type: 'divider' },
          { key: 'masked', label: '打印张贴名册（遮名）' },
          { key: 'print', label: '打印工作名册' },
          { key: 'csv', label: '下载名册表格' },
          { key: 'maskedCsv', label: '下载名册表格（遮名）' },
        ],
        onClick: ({ key }) => void acts[key]?.(),
      }}
    >
      <Button size="small" aria-label={`${nameOf(slot)}，这一场`}>
        这一场
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  )
}

function nameOf(slot: DeskSlot): string {
  return `${saySpan(slot.startsAt, slot.endsAt)} ${slot.serviceTitle}`
}

/** Nobody is absent before it has begun. */
function mayBeAbsent({ status, awaited, startsAt }: DeskSlot): boolean {
  return status !== 'cancelled' && awaited > 0 && new Date(startsAt) <= new Date()
}
