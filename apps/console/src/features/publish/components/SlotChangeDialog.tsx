import type { ManagedSlot } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import { sayPlace, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { Alert, Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { chosen } from '../../../ui/rules.ts'
import { sayInstant, stamp } from '../../../ui/say.ts'
import { TimeInput } from '../../../ui/TimeInput.tsx'
import type { OfferingWords } from '../offering.ts'
import { type SlotChange, useChangeSlot } from '../publish.queries.ts'
import { PlaceField } from './PlaceField.tsx'

interface Values {
  day: string
  time: string
  minutes: number
  places: number
  /** Left empty for the service's usual place. */
  locationId?: string | null
  room: string
  reason: string
}

interface Props {
  /** As it is now, also while somebody else changes it. */
  slot: ManagedSlot
  words: OfferingWords
  onClose: () => void
}

/** Moves a slot or changes its places; whoever booked it is told the reason. */
export function SlotChangeDialog({ slot, words: { one, booked, bookers, people }, onClose }: Props) {
  const { streetId } = useWorkplace()
  const change = useChangeSlot(streetId)
  const [seen, setSeen] = useState(slot)
  const initial = valuesOf(seen)
  const isConflict = change.error instanceof RefusedError && change.error.code === 'changed_meanwhile'
  return (
    <FormDialog
      title={`改 ${sayInstant(slot.startsAt)} 这一${one}`}
      okText="保存"
      initial={initial}
      write={change}
      wish={(values: Values) => ({ slotId: slot.id, change: changeOf(seen, values) })}
      done={slot.taken > 0 ? `已改好，并告诉了${bookers}` : '已改好'}
      onClose={onClose}
      {...(isConflict
        ? {
            failed: (
              <Conflict
                error={change.error}
                now={slot}
                seen={initial}
                onLookAgain={() => {
                  setSeen(slot)
                  change.reset()
                }}
              />
            ),
          }
        : {})}
    >
      {slot.taken > 0 && (
        <p className="notice notice-gold gap-below">
          {booked} {slot.taken} 位。改了时间或地点，他们会收到通知，随时可以取消。
        </p>
      )}
      <SlotFields before={initial} people={people} />
    </FormDialog>
  )
}

interface ConflictProps {
  error: Error | null
  now: ManagedSlot
  seen: Values
  onLookAgain: () => void
}

/** A colleague was faster: how it is now, and the way to go on from there. */
function Conflict({ error, now, seen, onLookAgain }: ConflictProps) {
  const form = Form.useFormInstance<Values>()
  /** What was typed stays; everything else is what the colleague made it. */
  const lookAgain = () => {
    const fresh = valuesOf(now)
    const untouched = slotFields.filter(name => form.getFieldValue(name) === seen[name])
    form.setFieldsValue(Object.fromEntries(untouched.map(name => [name, fresh[name]])))
    onLookAgain()
  }
  return (
    <Alert
      type="error"
      showIcon
      title={sayError(error)}
      description={`现在是 ${sayNow(now)}。`}
      action={
        <Button size="small" onClick={lookAgain}>
          在新的上面改
        </Button>
      }
      className="gap-below"
    />
  )
}

function SlotFields({ before, people }: { before: Values; people: string }) {
  return (
    <>
      <div className="fields">
        <Form.Item name="day" label="日期" rules={chosen('请选日期')}>
          <DayInput allowClear={false} />
        </Form.Item>
        <Form.Item name="time" label="开始时间" rules={chosen('请填时间')}>
          <TimeInput />
        </Form.Item>
        <Form.Item name="minutes" label="多久（分钟）" rules={chosen('请填多久')}>
          <InputNumber min={5} max={1440} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="places" label="名额" rules={chosen('请填名额')}>
          <InputNumber min={1} max={1000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <div className="fields">
        <PlaceField />
        <Form.Item name="room" label="房间">
          <Input maxLength={40} />
        </Form.Item>
      </div>
      <Form.Item
        name="reason"
        label="原因"
        dependencies={['day', 'time', 'minutes', 'locationId', 'room']}
        rules={[
          ({ getFieldsValue }) => ({
            validator: async () => needsReason(before, getFieldsValue(), people),
          }),
        ]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </>
  )
}

const slotFields = ['day', 'time', 'minutes', 'places', 'locationId', 'room'] as const

function valuesOf(slot: ManagedSlot): Values {
  return {
    day: shanghaiDate(new Date(slot.startsAt)),
    time: stamp(slot.startsAt).slice(11),
    minutes: (Date.parse(slot.endsAt) - Date.parse(slot.startsAt)) / 60_000,
    places: slot.places,
    locationId: slot.locationId,
    room: slot.room,
    reason: '',
  }
}

function sayNow(slot: ManagedSlot): string {
  const { minutes, places } = valuesOf(slot)
  const place = sayPlace(slot.locationName, slot.room)
  const facts = [sayInstant(slot.startsAt), `${minutes} 分钟`, `${places} 个名额`, place]
  return facts.join('，')
}

/** Who comes is told of another time or place, so that has a reason; more places need none. */
function needsReason(before: Values, after: Values, people: string): void {
  const isMoved =
    (['day', 'time', 'minutes', 'room'] as const).some(name => before[name] !== after[name]) ||
    (before.locationId ?? null) !== (after.locationId ?? null)
  if (isMoved && after.reason.trim() === '') throw new Error(`改了时间或地点，请写明原因，${people}会看到`)
}

/** Only what differs is sent, so that a colleague's change to the rest stays; a change to the same is not undone. */
function changeOf(slot: ManagedSlot, values: Values): SlotChange {
  const { startsAt: readStart, endsAt: readEnd, places, locationId, room } = slot
  const startsAt = shanghaiInstant(values.day, values.time)
  const endsAt = new Date(startsAt.getTime() + values.minutes * 60_000)
  const isMoved =
    startsAt.getTime() !== Date.parse(slot.startsAt) || endsAt.getTime() !== Date.parse(slot.endsAt)
  const chosenId = values.locationId ?? null
  return {
    ...(isMoved ? { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() } : {}),
    ...(values.places === slot.places ? {} : { places: values.places }),
    // The room goes with the place: of another one it has to be said, also where it is called the same.
    ...(chosenId === locationId ? {} : { locationId: chosenId }),
    ...(chosenId === locationId && values.room === room ? {} : { room: values.room }),
    reason: values.reason,
    seen: { startsAt: readStart, endsAt: readEnd, places, locationId, room },
  }
}
