import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'

/** Where to look for a booking that is not here. */
export function ToBookings() {
  return <Button onPress={() => openPage('booking/bookings')}>看我的预约</Button>
}
