import type { TodayDay, TodaySlot } from '@yunxuan/contract'
import { useId } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { sayClock } from '../../../ui/say.ts'

/** The slots and shifts of a day with how full they are, those that are over at the end. */
export function Day({ day: { day, slots, people, first }, name }: { day: TodayDay; name: string }) {
  const { streetId } = useWorkplace()
  const id = useId()
  const more = slots - first.length
  return (
    <section className="panel today-panel" aria-labelledby={id}>
      <h2 id={id}>
        {name}
        {slots > 0 && (
          <small>
            {slots} 场 · {people} 人次
          </small>
        )}
      </h2>
      {slots === 0 ? (
        <p className="soft">没有场次。</p>
      ) : (
        <ul>
          {first.map(slot => (
            <SlotLine key={slot.id} slot={slot} day={day} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Link to={`/${streetId}/desk?day=${day}`}>
          还有 {more} 场，到服务台看 <span aria-hidden>›</span>
        </Link>
      )}
    </section>
  )
}

function SlotLine({ slot, day }: { slot: TodaySlot; day: string }) {
  const { streetId } = useWorkplace()
  const { id, kind, title, place, startsAt, endsAt, places, taken } = slot
  const isOver = new Date(endsAt) <= new Date()
  const share = places === 0 ? 0 : Math.min(100, Math.round((taken / places) * 100))
  const to = kind === 'activity' ? `shifts/${id}` : `desk?day=${day}&slot=${id}`
  return (
    <li className={isOver ? 'day-slot over' : 'day-slot'}>
      <b className="number">{sayClock(startsAt)}</b>
      <span>
        <Link to={`/${streetId}/${to}`}>{title}</Link>
        <small>{isOver ? `已结束 · ${place}` : place}</small>
      </span>
      <span>
        <span className="fill" aria-hidden>
          <i className={share === 100 ? 'full' : undefined} style={{ width: `${share}%` }} />
        </span>
        <small>{sayFill(slot)}</small>
      </span>
    </li>
  )
}

function sayFill({ kind, places, taken, waiting }: TodaySlot): string {
  if (kind === 'activity') return taken >= places ? `人齐了 ${taken} 位` : `招 ${places} 位，报了 ${taken} 位`
  if (taken < places) return `${taken} / ${places}`
  return waiting === 0 ? '满' : `满 · ${waiting} 位候补`
}
