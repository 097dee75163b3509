import type { Signup, SignupWait } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { WhenCard } from '../../../ui/WhenCard.tsx'
import { signupStates } from '../../../words/activity.ts'
import { sayPosition, waitlistStates } from '../../../words/booking.ts'
import { sayGoing } from '../../../words/service.ts'

export function SignupCard({ signup }: { signup: Signup }) {
  const { shift, stall, personName } = signup
  return (
    <WhenCard
      startsAt={shift.startsAt}
      title={shift.title}
      notes={[sayGoing(shift), stall?.name, personName]}
      tag={signupStates[signup.status]}
      onPress={() => openPage('signup/signup', { id: signup.id })}
    />
  )
}

export function WaitTile({ wait }: { wait: SignupWait }) {
  const { shift, personName } = wait
  return (
    <WhenCard
      startsAt={shift.startsAt}
      title={shift.title}
      notes={[sayPosition(wait.position), personName]}
      tag={waitlistStates[wait.status]}
      onPress={() => openPage('signup/wait', { id: wait.id })}
    />
  )
}
