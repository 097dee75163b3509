import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { sayComing } from '../../../words/when.ts'
import { useCalls } from '../signup.queries.ts'

/** A shift that misses somebody, to a volunteer who wants to be asked. */
export function CallNotice() {
  const shift = useCalls().data?.items[0]?.shift
  if (shift === undefined) return null
  return (
    <Notice
      tone="red"
      icon="hand-heart"
      action={
        <Button small onPress={() => openPage('signup/signups')}>
          去看看
        </Button>
      }
    >
      {shift.title}缺人，{sayComing(shift.startsAt, new Date())}能来吗？
    </Notice>
  )
}
