import type { ManagedRoom } from '@yunxuan/contract'
import { addDays, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { sayDayInFull } from '../../../ui/say.ts'
import { type Closing, useCloseRoom, useClosingPreview } from '../room.queries.ts'

interface Filled {
  from: string
  until: string
  reason: string
}

/** Closes a room for some days; says first who has it and will be told. */
export function CloseRoom({ room, day, onClose }: { room: ManagedRoom; day: string; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const close = useCloseRoom(streetId)
  const wish = ({ from, until, reason }: Filled): Closing => ({
    ...{ roomId: room.id, reason },
    from: shanghaiInstant(from).toISOString(),
    until: shanghaiInstant(addDays(until, 1)).toISOString(),
  })
  return (
    <FormDialog
      title={`停用：${room.locationName}${room.edit.name}`}
      okText="停用"
      initial={{ from: day, until: day, reason: '' }}
      write={close}
      wish={wish}
      done={({ people }) => sayDone(people)}
      onClose={onClose}
    >
      <Form.Item name="from" label="从哪天" rules={chosen('请选哪天')}>
        <DayInput allowClear={false} />
      </Form.Item>
      <Form.Item name="until" label="到哪天（含）" rules={chosen('请选哪天')}>
        <DayInput allowClear={false} />
      </Form.Item>
      <Form.Item name="reason" label="为什么" rules={needed('请写原因，借了的人看得到')}>
        <Input maxLength={60} placeholder="换地板" />
      </Form.Item>
      <Concerned wish={wish} />
    </FormDialog>
  )
}

const sayDone = (people: readonly { hasAccount: boolean }[]) => {
  const toCall = people.filter(({ hasAccount }) => !hasAccount).length
  const told = people.length - toCall
  if (people.length === 0) return '停用了，这几天没有人借'
  return toCall === 0 ? `停用了，已通知 ${told} 位` : `停用了，已通知 ${told} 位，还有 ${toCall} 位要打电话`
}

/** Who has the room in these days. */
function Concerned({ wish }: { wish: (filled: Filled) => Closing }) {
  const { streetId } = useWorkplace()
  const form = Form.useFormInstance<Filled>()
  const preview = useClosingPreview(streetId)
  const [seen, setSeen] = useState(false)
  const look = () => {
    const filled = form.getFieldsValue()
    setSeen(true)
    preview.mutate(wish({ ...filled, reason: filled.reason || '…' }))
  }
  const people = preview.data?.people ?? []
  return (
    <div className="stack">
      <Button loading={preview.isPending} onClick={look}>
        看看会影响谁
      </Button>
      <Failed error={preview.error} />
      {seen && preview.isSuccess && people.length === 0 && <p className="soft">这几天没有人借。</p>}
      {people.map(({ useId, personName, phone, startsAt, purpose, hasAccount }) => (
        <p key={useId}>
          {sayDayInFull(shanghaiDate(new Date(startsAt)))} {purpose}，{personName}{' '}
          {hasAccount ? '（手机上会收到通知）' : `（要打电话 ${phone ?? '，没留号码'}）`}
        </p>
      ))}
    </div>
  )
}
