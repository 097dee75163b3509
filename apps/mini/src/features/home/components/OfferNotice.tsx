import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { sayClock } from '../../../words/when.ts'
import { useWaitlist } from '../../waitlist/waitlist.queries.ts'

/** Places that came free and wait for an answer. */
export function OfferNotice() {
  const offers = useWaitlist().data?.items.filter(entry => entry.status === 'offered') ?? []
  return (
    <>
      {offers.map(entry => (
        <Notice
          key={entry.id}
          tone="ok"
          icon="bell"
          action={
            <Button small onPress={() => openPage('waitlist/entry', { id: entry.id })}>
              去看看
            </Button>
          }
        >
          {entry.slot.title}有名额了
          {entry.offerExpiresAt ? `，为您留到${sayClock(entry.offerExpiresAt)}` : ''}
        </Notice>
      ))}
    </>
  )
}
