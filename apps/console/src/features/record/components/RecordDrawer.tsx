import type { ServiceRecord } from '@yunxuan/contract'
import { originNames } from '@yunxuan/domain'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { sayMinutes, stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useDayOf, useReverse } from '../record.queries.ts'
import { trailOf } from '../record-trail.ts'
import { RecordFacts } from './RecordFacts.tsx'

/** A record with its trail, and the way to take it back. */
export function RecordDrawer({ record, onClose }: { record: ServiceRecord | null; onClose: () => void }) {
  const [isReversing, setReversing] = useState(false)
  return (
    <Drawer open={record !== null} onClose={onClose} title="服务记录" size={520} destroyOnHidden>
      {record !== null && (
        <>
          <RecordFacts record={record} />
          <Trail record={record} />
          {record.isReversed || record.origin === 'reversal' ? (
            <p className="soft">这一条已经撤销，不再计入时长。</p>
          ) : (
            <Button danger onClick={() => setReversing(true)}>
              撤销这条记录
            </Button>
          )}
          {isReversing && (
            <ReverseDialog
              record={record}
              onDone={() => {
                setReversing(false)
                onClose()
              }}
              onClose={() => setReversing(false)}
            />
          )}
        </>
      )}
    </Drawer>
  )
}

function Trail({ record }: { record: ServiceRecord }) {
  const { streetId } = useWorkplace()
  const day = useDayOf(streetId, record)
  return (
    <section className="panel gap-below" aria-label="来龙去脉">
      <h2>来龙去脉</h2>
      <Loaded query={day}>
        {rows => (
          <ol className="trail">
            {trailOf(record, rows).map(row => (
              <li key={row.id} {...(row.id === record.id ? { 'aria-current': true } : {})}>
                <Tag tone={row.origin === 'reversal' ? 'red' : 'blue'}>{originNames[row.origin]}</Tag>{' '}
                <b className="number">
                  {row.minutes < 0 ? '−' : '+'}
                  {sayMinutes(Math.abs(row.minutes))}
                </b>
                <br />
                <span className="soft">
                  {row.approvedByName}，{stamp(row.approvedAt)}
                  {row.reason !== '' && `，${row.reason}`}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  )
}

interface ReverseProps {
  record: ServiceRecord
  onDone: () => void
  onClose: () => void
}

function ReverseDialog({ record, onDone, onClose }: ReverseProps) {
  const { streetId } = useWorkplace()
  return (
    <ReasonDialog
      title={`撤销 ${record.personName} 的 ${sayMinutes(record.minutes)}`}
      explain="会加一条负的记录，积分一起收回，原来的那条留着。志愿者会看到原因。由没有确认过它的同事来撤销。"
      okText="撤销"
      write={useReverse(streetId)}
      wish={reason => ({ recordId: record.id, reason })}
      done="已撤销，已告诉志愿者"
      onDone={onDone}
      onClose={onClose}
    />
  )
}
