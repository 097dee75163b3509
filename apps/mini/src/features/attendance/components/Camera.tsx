import { View } from '@tarojs/components'
import { useEffect, useId, useRef, useState } from 'react'
import { access } from '../../../ui/access.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { type CameraFailure, watchCamera } from '../camera.ts'

export interface CameraProps {
  onRead: (text: string) => void
  /** What to hold before it, such as 现场屏幕上的码. */
  what: string
}

const failures: Readonly<Record<CameraFailure, string>> = {
  refused: '没有打开相机。在浏览器里允许用相机再来，或者用下面的办法。',
  missing: '这里打不开相机，用下面的办法也一样。',
}

/** The live picture of a browser's camera; what it reads is told at once. */
export function Camera({ onRead, what }: CameraProps) {
  const id = useId()
  const [failure, setFailure] = useState<CameraFailure>()
  const read = useRef(onRead)
  read.current = onRead
  useEffect(() => {
    const box = document.getElementById(id)
    if (box === null) return undefined
    return watchCamera(box, { read: text => read.current(text), fail: setFailure })
  }, [id])
  if (failure) return <Notice tone="gold">{failures[failure]}</Notice>
  return (
    <View className="camera" {...access({ role: 'img', label: `相机，对准${what}` })}>
      <View className="camera__picture" id={id} />
      <View className="camera__frame" />
      <View className="camera__words">对准{what}</View>
    </View>
  )
}
