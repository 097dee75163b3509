import { shanghaiDate } from '@yunxuan/domain'
import { Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { type Asked, Loaded } from '../../../ui/Loaded.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useServices, useSlots } from '../../publish/publish.queries.ts'
import { type BookingKind, useDesk } from '../desk.queries.ts'
import { type OfferedSlot, offeredOfDay, offeredOfService } from '../offered-slots.ts'

interface Props {
  kind: BookingKind
  day: string
  chosenId: string | null
  party: number
  onChoose: (slotId: string) => void
  /** Says which slots there are, so that a refusal can name another. */
  onOffered: (slots: readonly OfferedSlot[]) => void
}

/** Somebody who is here wants today; somebody who phones wants a service, or a day. */
export function SlotChoice({ kind, day, chosenId, party, onChoose, onOffered }: Props) {
  const isPhone = kind === 'phone'
  const today = shanghaiDate(new Date())
  const [wantedDay, setWantedDay] = useState(day < today ? today : day)
  const [serviceId, setServiceId] = useState('')
  const { query, published, offered } = useOffered(serviceId, wantedDay)
  useEffect(() => onOffered(offered), [offered, onOffered])
  return (
    <fieldset className="choices">
      <legend>{isPhone ? '哪一场' : '今天哪一场'}</legend>
      {isPhone && (
        <div className="filters">
          <Select
            aria-label="按服务找"
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            placeholder="按服务找"
            style={{ minWidth: 240 }}
            value={serviceId === '' ? null : serviceId}
            onChange={value => setServiceId(value ?? '')}
            options={published.map(each => ({ value: each.id, label: each.edit.title }))}
          />
          {serviceId === '' && (
            <DayInput
              label="哪一天"
              value={wantedDay}
              allowClear={false}
              from={today}
              onChange={next => next !== null && setWantedDay(next)}
            />
          )}
        </div>
      )}
      <Loaded
        query={query}
        isEmpty={() => offered.length === 0}
        empty={
          <p className="soft">
            {isPhone ? '没有能约的场次，换一天或换一项服务看看。' : '今天没有还在进行或将要开始的场次。'}
          </p>
        }
      >
        {() => (
          <div className="choice-list">
            {offered.map(slot => (
              <SlotRadio
                key={slot.id}
                slot={slot}
                party={party}
                isChosen={slot.id === chosenId}
                onChoose={() => onChoose(slot.id)}
              />
            ))}
          </div>
        )}
      </Loaded>
    </fieldset>
  )
}

/** What can be had of a service, or on a day where none is chosen. */
function useOffered(serviceId: string, day: string) {
  const { streetId } = useWorkplace()
  const desk = useDesk(streetId, day)
  const { asked: services } = useServices(streetId, {
    q: '',
    status: 'published',
    unconfirmed: false,
    sort: '',
  })
  const slots = useSlots(streetId, serviceId, shanghaiDate(new Date()))
  const published = useMemo(() => (services.data?.pages ?? []).flatMap(page => page.items), [services.data])
  const service = published.find(each => each.id === serviceId)
  const offered = useMemo(() => {
    const now = new Date()
    if (service !== undefined) return offeredOfService(service, slots.data?.items ?? [], now)
    return offeredOfDay(desk.data?.slots ?? [], now)
  }, [service, slots.data, desk.data])
  const query: Asked<unknown> = service === undefined ? desk : slots
  return { query, published, offered }
}

interface RadioProps {
  slot: OfferedSlot
  party: number
  isChosen: boolean
  onChoose: () => void
}

function SlotRadio({ slot, party, isChosen, onChoose }: RadioProps) {
  return (
    <label className="choice">
      <input type="radio" name="slot" checked={isChosen} onChange={onChoose} />
      <span>
        <b>{slot.title}</b>
        <br />
        <span className="soft">
          {sayInstant(slot.startsAt)} · {slot.where}
        </span>
      </span>
      <Places left={slot.left} party={party} />
    </label>
  )
}

function Places({ left, party }: { left: number; party: number }) {
  if (left === 0) return <Tag tone="red">已满</Tag>
  return <Tag tone={left < party ? 'gold' : 'ok'}>余 {left} 位</Tag>
}
