import { View } from '@tarojs/components'
import { openPage } from '../../../shell/address.ts'
import { access } from '../../../ui/access.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { sayOwed } from '../../../words/loan.ts'
import { sayClock, sayComing, sayComingLarge } from '../../../words/when.ts'
import { useLastBookings } from '../../booking/booking.queries.ts'
import { useHeldLoans } from '../../loan/loan.queries.ts'
import { WayThere } from '../../service/components/WayThere.tsx'
import { useNextShifts } from '../../signup/signup.queries.ts'
import { useWaitlist } from '../../waitlist/waitlist.queries.ts'
import { type NextThing, nextThings } from '../next-things.ts'

const most = 5

/** What this person has next, as one card; more are a swipe away, the soonest first. */
export function Next() {
  const now = new Date()
  const bookings = useLastBookings().data ?? []
  const waitlist = useWaitlist().data?.items ?? []
  const shifts = useNextShifts().data
  const loans = useHeldLoans().data?.items ?? []
  const coming = { bookings, waitlist, signups: shifts?.items ?? [], waits: shifts?.waiting ?? [], loans }
  const things = nextThings(coming, now).slice(0, most)
  if (things.length === 0) return null
  return (
    <View
      className={things.length > 1 ? 'swipe' : 'stack'}
      {...access({ role: 'group', label: things.length > 1 ? `接下来，共 ${things.length} 件` : '接下来' })}
    >
      {things.map((thing, position) => (
        <NextCard
          key={`${thing.kind} ${thing.id}`}
          thing={thing}
          place={things.length > 1 ? `${position + 1}/${things.length}` : undefined}
          now={now}
        />
      ))}
    </View>
  )
}

interface NextCardProps {
  thing: NextThing
  /** Which of how many. */
  place: string | undefined
  now: Date
}

function NextCard({ thing, place, now }: NextCardProps) {
  const { title, personName, startsAt, location, room, isElsewhere } = thing
  const { name, act, open } = wayOf(thing)
  const isOffer = 'until' in thing
  return (
    <View className="card next" {...access(isOffer ? { role: 'status' } : { role: 'group', label: name })}>
      <View className="next__words">
        <View className="next__head">
          <Dotted parts={[name, personName || null, place]} />
        </View>
        {isOffer ? (
          <>
            <View className="words">
              {title}有名额了，为您留到{sayClock(thing.until)}
            </View>
            <View className="second">{sayComing(startsAt, now)}</View>
          </>
        ) : (
          <>
            <View className="next__when">
              {thing.kind === 'loan' ? sayOwed(thing.dueDate, now) : sayComingLarge(startsAt, now)}
            </View>
            <View>{title}</View>
          </>
        )}
        <View className="second">
          <WayThere location={location} room={room} isElsewhere={isElsewhere} />
        </View>
      </View>
      <Button small onPress={open}>
        {act}
      </Button>
    </View>
  )
}

/** What such a thing is called, and the one thing to do about it. */
function wayOf(thing: NextThing): { name: string; act: string; open: () => void } {
  const { id } = thing
  switch (thing.kind) {
    case 'booking':
      return {
        name: thing.isPending ? '等确认' : '接下来',
        act: thing.isPending ? '看申请' : '看码',
        open: () => openPage('booking/booking', { id }),
      }
    case 'loan':
      return { name: '借的东西', act: '去还', open: () => openPage('loan/mine') }
    case 'shift':
      return { name: '志愿班次', act: '看报名', open: () => openPage('signup/signup', { id }) }
    case 'shift-today':
      return {
        name: '今天的班次',
        act: thing.isIn ? '扫码签退' : '扫码签到',
        open: () => openPage('attendance/scan', { shift: thing.shiftId }),
      }
    case 'offer':
      return { name: '有名额了', act: '去看看', open: () => openPage('waitlist/entry', { id }) }
    case 'shift-offer':
      return { name: '有名额了', act: '去看看', open: () => openPage('signup/wait', { id }) }
  }
}
