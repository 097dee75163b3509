import { View } from '@tarojs/components'
import { Pressable } from '../ui/Pressable.tsx'
import { elderMode } from './elder-mode.ts'

/** The pill on home that says what a tap leads to. */
export function ElderSwitch() {
  const isElder = elderMode.use()
  const word = isElder ? '普通版' : '长辈版'
  return (
    <Pressable className="pill" label={`换成${word}`} onPress={() => elderMode.set(!isElder)}>
      <View className="pill__face">{word}</View>
    </Pressable>
  )
}
