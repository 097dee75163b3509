import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { say } from '../../../shell/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { readPickedPicture } from '../pick-picture.ts'
import { openQrReader } from '../qr-reader.ts'
import { Camera } from './Camera.tsx'

export interface ScannerProps {
  /** What is scanned, such as 现场屏幕上的码. */
  what: string
  onRead: (text: string) => void
}

const isH5 = process.env.TARO_ENV === 'h5'
const longestCode = 300

/** Three ways to one code: the camera, a picture, and the keyboard. */
export function Scanner({ what, onRead }: ScannerProps) {
  return (
    <>
      {isH5 ? <Camera what={what} onRead={onRead} /> : <WechatScanner onRead={onRead} />}
      {isH5 && <PictureButton onRead={onRead} />}
      <TypedCode what={what} onRead={onRead} />
    </>
  )
}

function WechatScanner({ onRead }: Pick<ScannerProps, 'onRead'>) {
  const scan = async () => {
    // Going back from WeChat's own scanner is no failure.
    const found = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => undefined)
    if (found) onRead(found.result)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, so that whoever opens the page has tapped enough
  useEffect(() => void scan(), [])
  return (
    <Button icon="qr-code" onPress={() => void scan()}>
      扫一扫
    </Button>
  )
}

function PictureButton({ onRead }: Pick<ScannerProps, 'onRead'>) {
  const [isReading, setReading] = useState(false)
  // Fetched while there is a network: whoever loses it afterwards can still read a picture, and is told the truth.
  useEffect(() => void openQrReader().catch(() => undefined), [])
  const pick = async () => {
    setReading(true)
    const found = await readPickedPicture().catch(() => ({ text: undefined }))
    setReading(false)
    if (found?.text) onRead(found.text)
    else if (found) say('图片里没找到码，拍清楚一点再试')
  }
  return (
    <Button kind="ghost" busy={isReading} onPress={() => void pick()}>
      拍一张，或选图片
    </Button>
  )
}

function TypedCode({ what, onRead }: ScannerProps) {
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const isEmpty = text.trim() === ''
  const hand = () => {
    if (isEmpty) return
    onRead(text.trim())
    setText('')
  }
  if (!isOpen) {
    return (
      <Button kind="plain" onPress={() => setOpen(true)}>
        手动输入
      </Button>
    )
  }
  return (
    <View className="stack">
      <Field label={what} value={text} onChange={setText} maxLength={longestCode} onConfirm={hand} />
      <Button why={isEmpty ? '先把码填上' : undefined} onPress={hand}>
        就是这个码
      </Button>
    </View>
  )
}
