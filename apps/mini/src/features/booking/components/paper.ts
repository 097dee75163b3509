import Taro from '@tarojs/taro'
import type { Booking, SignedShift } from '@yunxuan/contract'
import { sayBefore, sayPlace } from '@yunxuan/domain'
import { openAddress } from '../../../shell/address.ts'
import { say } from '../../../shell/say.ts'

const isWeapp = process.env.TARO_ENV === 'weapp'

export interface CalendarEntry {
  to: Omit<SignedShift, 'activityId'>
  calendarUrl: string
  /** What one needs there. */
  note: string
}

/** Puts a booking or a sign-up into the phone's calendar: WeChat asks the phone, a browser opens the calendar file. */
export function addToCalendar({ to, calendarUrl, note }: CalendarEntry): void {
  if (!isWeapp) {
    openAddress(calendarUrl, '_self')
    return
  }
  const seconds = (at: string) => Math.floor(Date.parse(at) / 1000)
  // Not promised by every version of WeChat's library, and saying no to the phone's question is not a failure.
  void Taro.addPhoneCalendar({
    title: to.title,
    startTime: seconds(to.startsAt),
    endTime: String(seconds(to.endsAt)),
    location: [sayPlace(to.location.name, to.room), to.location.address].filter(Boolean).join(' '),
    description: [note, ...sayBefore(to)].join('\n'),
    alarm: true,
    fail: () => undefined,
  })
}

/** Opens the large-type slip for printing; WeChat opens no other pages, so it hands out the address. */
export async function openSlip({ slipUrl }: Booking): Promise<void> {
  if (!isWeapp) {
    openAddress(slipUrl, '_blank')
    return
  }
  await Taro.setClipboardData({ data: slipUrl })
  say('打印单的网址复制好了，发到电脑上打开')
}
