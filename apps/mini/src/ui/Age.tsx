import { View } from '@tarojs/components'
import { useOnline } from '../shell/online.ts'
import { sayAge } from '../words/when.ts'
import { access } from './access.ts'
import { Icon } from './Icon.tsx'

export interface Aging {
  dataUpdatedAt: number
  error: Error | null
  failureCount: number
}

const freshMs = 60_000

/** As of when something is that could not be asked for again; nothing where it is as it stands now. */
export function Age({ dataUpdatedAt, error, failureCount }: Aging) {
  const isOnline = useOnline()
  const isAsOfNow = isOnline && error === null && failureCount === 0
  if (isAsOfNow || Date.now() - dataUpdatedAt < freshMs) return null
  return (
    <View className="age" {...access({ role: 'status' })}>
      <Icon name="wifi-off" size="s" />
      {sayAge(dataUpdatedAt, new Date())}的样子，有网就更新
    </View>
  )
}
