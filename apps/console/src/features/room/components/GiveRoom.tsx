import type { ManagedRoom, Segment } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { Alert, Button, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { useLeave } from '../../../ui/FormDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { sayDayInFull, saySpan } from '../../../ui/say.ts'
import { PersonChoice } from '../../desk/components/PersonChoice.tsx'
import { type ChosenPerson, nobody, toDeskPerson } from '../../desk/person.ts'
import { useGiveRoom, useSegments } from '../room.queries.ts'

interface Filled {
  startsAt: string
  purpose: string
  heads: number
  groupName?: string
}

/** Gives a room to somebody who is there or telephones: it is theirs at once. */
export function GiveRoom({ room, day, onClose }: { room: ManagedRoom; day: string; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const [form] = Form.useForm<Filled>()
  const [person, setPerson] = useState<ChosenPerson>(nobody)
  const [isMissing, setMissing] = useState(false)
  const segments = useSegments(streetId, room.id).data?.items ?? []
  const give = useGiveRoom(streetId)
  const leave = useLeave(() => person !== nobody || form.isFieldsTouched(), onClose)
  const send = ({ startsAt, purpose, heads, groupName = '' }: Filled) => {
    const whom = toDeskPerson(person)
    setMissing(whom === null)
    const segment = segments.find(one => one.startsAt === startsAt)
    if (whom === null || segment === undefined) return
    const wish = {
      startsAt,
      endsAt: segment.endsAt,
      purpose: purpose.trim(),
      heads,
      groupName: groupName.trim(),
    }
    void give.tell(
      { roomId: room.id, person: whom, wish },
      { done: `登记好了：${room.edit.name}`, isStanding: true, after: onClose },
    )
  }
  return (
    <Drawer
      open
      onClose={leave}
      title={`登记：${room.locationName}${room.edit.name}`}
      size={560}
      footer={
        <div className="row-actions">
          <Button type="primary" loading={give.isPending} onClick={() => form.submit()}>
            登记
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      }
    >
      <PersonChoice person={person} who="" onChange={setPerson} />
      {isMissing && <Alert role="alert" type="error" showIcon title="请选一位居民，或者写下姓名" />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item name="startsAt" label="哪一段" rules={chosen('请选一段时间')}>
          <Select placeholder="选一段时间" options={optionsOf(segments, day)} />
        </Form.Item>
        <Form.Item name="purpose" label="做什么" rules={needed('请写做什么')}>
          <Input maxLength={40} placeholder="合唱排练" />
        </Form.Item>
        <Form.Item name="heads" label="几位" rules={chosen('请填几位')}>
          <InputNumber min={1} max={room.edit.capacity} precision={0} />
        </Form.Item>
        <Form.Item name="groupName" label="哪个团体（可不填）">
          <Input maxLength={30} />
        </Form.Item>
      </Form>
      <Failed error={give.error} />
    </Drawer>
  )
}

/** Those of the day that is looked at stand first. */
function optionsOf(segments: readonly Segment[], day: string) {
  const isOfDay = ({ startsAt }: Segment) => shanghaiDate(new Date(startsAt)) === day
  return [...segments.filter(isOfDay), ...segments.filter(segment => !isOfDay(segment))].map(
    ({ startsAt, endsAt, isTaken }) => ({
      value: startsAt,
      label: `${sayDayInFull(shanghaiDate(new Date(startsAt)))} ${saySpan(startsAt, endsAt)}${isTaken ? '（有人用）' : ''}`,
      disabled: isTaken,
    }),
  )
}
