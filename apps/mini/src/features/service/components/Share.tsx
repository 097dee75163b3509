import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { say } from '../../../shell/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'

export interface ShareProps {
  title: string
  /** The page with its parameters, the street among them. */
  url: string
  /** What a neighbour should know before coming; empty for nothing. */
  before?: string
}

/** Telling a neighbour: WeChat shares from its own menu, a browser gives a link and a code to scan. */
export function Share({ title, url, before = '' }: ShareProps) {
  const [isOpen, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  if (process.env.TARO_ENV === 'weapp') return null
  const link = `${window.location.origin}${window.location.pathname}#${url}`
  const copy = async () => {
    await Taro.setClipboardData({ data: before === '' ? link : `${title}，来之前：${before}\n${link}` })
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
        action={<Button onPress={() => void copy()}>复制链接</Button>}
      >
        <Qr text={link} label={`${title}的二维码`} />
        {before !== '' && <View className="end">来之前：{before}</View>}
        <View className="end">请邻居用手机扫一扫，就能看到“{title}”。</View>
      </Sheet>
    </>
  )
}
