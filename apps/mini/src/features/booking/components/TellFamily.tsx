import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Booking } from '@yunxuan/contract'
import { sayBefore, sayPlace } from '@yunxuan/domain'
import { useCallback, useState } from 'react'
import { say } from '../../../shell/say.ts'
import { giveAway } from '../../../shell/system-share.ts'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { sayStart } from '../../../words/when.ts'
import { drawTicket } from './ticket-picture.ts'

const isWeapp = process.env.TARO_ENV === 'weapp'

/** Sends what is booked to somebody of the family: a picture in a browser, the words with the slip's address in WeChat. */
export function TellFamily({ booking }: { booking: Booking }) {
  const [picture, setPicture] = useState<Drawn>()
  const close = useCallback(() => setPicture(undefined), [])
  if (booking.status !== 'booked') return null
  const tell = async () => {
    if (!isWeapp) return setPicture(await draw(booking))
    await Taro.setClipboardData({ data: wordsOf(booking) })
    say('复制好了，到聊天里粘贴给家人')
  }
  return (
    <>
      <Button kind="ghost" icon="share-2" onPress={() => void tell()}>
        发给家人
      </Button>
      <Sheet
        title="发给家人"
        isOpen={picture !== undefined}
        onClose={close}
        action={
          picture && (
            <Button onPress={() => void give(picture)}>{canGive(picture) ? '发出去' : '存这张图'}</Button>
          )
        }
      >
        <Image
          className="ticket-picture"
          src={picture?.url ?? ''}
          mode="widthFix"
          {...(isWeapp ? {} : { nativeProps: { alt: wordsOf(booking) } })}
        />
        <View className="end">时间、地点、带什么、签到码都在图上，没有名字。也可以长按图片保存。</View>
      </Sheet>
    </>
  )
}

interface Drawn {
  url: string
  file: File
}

async function draw(booking: Booking): Promise<Drawn> {
  const canvas = drawTicket(booking)
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error('a ticket was drawn and made no picture')
  const file = new File([blob], `${booking.slot.title}.png`, { type: 'image/png' })
  return { url: canvas.toDataURL('image/png'), file }
}

const canGive = ({ file }: Drawn): boolean => 'canShare' in navigator && navigator.canShare({ files: [file] })

/** The phone's own sheet where it takes pictures; elsewhere the picture is kept. */
async function give(picture: Drawn): Promise<void> {
  const keep = () => {
    const link = document.createElement('a')
    link.href = picture.url
    link.download = picture.file.name
    link.click()
  }
  if (!canGive(picture)) return keep()
  await giveAway({ files: [picture.file] }, keep)
}

function wordsOf({ slot, code, slipUrl }: Booking): string {
  return [
    `${slot.title}：${sayStart(slot.startsAt)}`,
    `到 ${sayPlace(slot.location.name, slot.room)}（${slot.location.address}）`,
    ...sayBefore(slot).map(line => `来之前：${line}`),
    `签到码 ${code}`,
    ...(isWeapp ? [slipUrl] : []),
  ].join('\n')
}
