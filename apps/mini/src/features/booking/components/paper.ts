import Taro from '@tarojs/taro'
import type { Booking } from '@yunxuan/contract'
import { openAddress } from '../../../shell/address.ts'
import { say } from '../../../shell/say.ts'

const isWeapp = process.env.TARO_ENV === 'weapp'

/** Puts a booking into the phone's calendar: WeChat asks the phone, a browser opens the calendar file. */
export function addToCalendar({ slot, calendarUrl, code }: Booking): void {
  if (!isWeapp) {
    openAddress(calendarUrl, '_self')
    return
  }
  const seconds = (at: string) => Math.floor(Date.parse(at) / 1000)
  // Not promised by every version of WeChat's library, and saying no to the phone's question is not a failure.
  void Taro.addPhoneCalendar({
    title: slot.title,
    startTime: seconds(slot.startsAt),
    endTime: String(seconds(slot.endsAt)),
    location: [slot.location.name, slot.room].filter(Boolean).join(' '),
    description: `签到码 ${code}`,
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
