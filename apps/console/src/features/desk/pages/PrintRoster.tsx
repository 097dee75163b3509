import type { DeskSlot, RosterLine } from '@yunxuan/contract'
import { Button } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { Loaded } from '../../../ui/Loaded.tsx'
import { useTitle } from '../../../ui/PageHead.tsx'
import { sayInstant, saySpan } from '../../../ui/say.ts'
import { useRoster } from '../desk.queries.ts'

/** A roster on A4: masked for the wall, in full for the desk. */
export function Component() {
  const { streetId = '', slotId = '' } = useParams()
  const [search] = useSearchParams()
  const isMasked = search.get('masked') === '1'
  const roster = useRoster(streetId, slotId, isMasked)
  useTitle(isMasked ? '张贴名册' : '工作名册')
  return (
    <main className="sheet">
      <div className="sheet-tools">
        <Button type="primary" onClick={() => window.print()}>
          打印
        </Button>
        <span>
          {isMasked ? '姓名和电话已经遮住，可以张贴。' : '上面有完整姓名和电话，只给工作人员用，用完请收好。'}
        </span>
      </div>
      <Loaded query={roster}>
        {({ slot, lines }) => <Sheet slot={slot} lines={lines} isMasked={isMasked} />}
      </Loaded>
    </main>
  )
}

interface Props {
  slot: DeskSlot
  lines: readonly RosterLine[]
  isMasked: boolean
}

const coming = ['booked', 'attended', 'no_show'] as const

function Sheet({ slot, lines, isMasked }: Props) {
  const expected = lines.filter(line => coming.some(status => status === line.status))
  const people = expected.reduce((sum, line) => sum + line.party, 0)
  return (
    <>
      <h1>{slot.serviceTitle} 名册</h1>
      <p className="sheet-facts">
        {sayInstant(slot.startsAt)}（{saySpan(slot.startsAt, slot.endsAt)}） · {slot.locationName} {slot.room}{' '}
        · {slot.organizationName} · 共 {expected.length} 组 {people} 位
      </p>
      <table>
        <caption className="unseen">{slot.serviceTitle} 名册</caption>
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">姓名</th>
            <th scope="col">{isMasked ? '手机尾号' : '电话'}</th>
            <th scope="col">几位</th>
            {!isMasked && <th scope="col">预约码</th>}
            <th scope="col" className="tick">
              签到
            </th>
          </tr>
        </thead>
        <tbody>
          {expected.map((line, index) => (
            <tr key={line.bookingId}>
              <td>{index + 1}</td>
              <td>{line.personName}</td>
              <td>{(isMasked ? line.phoneTail : line.phone) ?? ''}</td>
              <td>{line.party}</td>
              {!isMasked && <td>{line.code}</td>}
              <td>{line.status === 'attended' ? '已到' : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {expected.length === 0 && <p className="sheet-facts">还没有人预约。</p>}
    </>
  )
}
