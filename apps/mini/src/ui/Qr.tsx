import { Image, View } from '@tarojs/components'
import qrcode from 'qrcode-generator'
import { useMemo } from 'react'
import { access } from './access.ts'

export interface QrProps {
  text: string
  /** What it is for, such as 预约二维码. */
  label: string
  /** Side in px. */
  size?: number
}

const marginModules = 4

/** Such a text makes a smaller picture, which a cheap phone reads from further away. */
const alphanumeric = /^[0-9A-Z $%*+\-./:]+$/

/** The box around it has the name. */
const unnamed = process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: '' } } : {}

/** Always black on white, in the dark too: scanners expect it. */
export function Qr({ text, label, size = 190 }: QrProps) {
  const source = useMemo(() => {
    const code = qrcode(0, 'M')
    code.addData(text, alphanumeric.test(text) ? 'Alphanumeric' : 'Byte')
    code.make()
    const cell = Math.max(2, Math.ceil((size * 2) / (code.getModuleCount() + marginModules * 2)))
    return code.createDataURL(cell, cell * marginModules)
  }, [text, size])
  const side = `${size}px`
  return (
    <View className="qr" {...access({ role: 'img', label })}>
      <Image src={source} style={{ width: side, height: side }} mode="scaleToFill" {...unnamed} />
    </View>
  )
}
