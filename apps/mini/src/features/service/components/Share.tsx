import { Button as NativeButton, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { say } from '../../../shell/say.ts'
import { linkOf, type ShareCard } from '../../../shell/share-card.ts'
import { giveAway } from '../../../shell/system-share.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'

export interface ShareProps {
  card: ShareCard
  /** What a neighbour should know before coming; empty for nothing. */
  before?: string
}

/** Telling a neighbour: WeChat shows whom, a browser gives a code to scan, the phone's own sheet and a link. */
export function Share({ card, before = '' }: ShareProps) {
  if (process.env.TARO_ENV === 'weapp') {
    return (
      <NativeButton openType="share" className="button button--ghost share">
        <Icon name="share-2" />
        告诉邻居
      </NativeButton>
    )
  }
  return <ShareSheet card={card} before={before} />
}

function ShareSheet({ card, before }: Required<ShareProps>) {
  const [isOpen, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const { title, line = '' } = card
  const link = linkOf(card)
  const words = [line, before && `来之前：${before}`].filter(Boolean).join('。')
  const copy = async () => {
    await Taro.setClipboardData({ data: words === '' ? link : `${title}，${words}\n${link}` })
    say('链接复制好了')
  }
  return (
    <>
      <Button kind="ghost" icon="share-2" onPress={() => setOpen(true)}>
        告诉邻居
      </Button>
      <Sheet
        title="告诉邻居"
        isOpen={isOpen}
        onClose={close}
        action={
          <>
            {'share' in navigator && (
              <Button onPress={() => void giveAway({ title, text: words, url: link }, copy)}>发给邻居</Button>
            )}
            <Button kind={'share' in navigator ? 'ghost' : 'primary'} onPress={() => void copy()}>
              复制链接
            </Button>
          </>
        }
      >
        <Qr text={link} label={`${title}的二维码`} />
        {line !== '' && <View className="end">{line}</View>}
        {before !== '' && <View className="end">来之前：{before}</View>}
        <View className="end">请邻居用手机扫一扫，就能看到“{title}”。</View>
      </Sheet>
    </>
  )
}
