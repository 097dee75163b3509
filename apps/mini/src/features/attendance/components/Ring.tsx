import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { access } from '../../../ui/access.ts'

export interface RingProps {
  /** Milliseconds since 1970 by this phone's clock. */
  endsAt: number
  periodSeconds: number
}

const tickMs = 250

/** How long the code above still stands; readers are told the rule once, not every second. */
export function Ring({ endsAt, periodSeconds }: RingProps) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  const left = Math.min(periodSeconds, Math.max(0, (endsAt - now) / 1000))
  return (
    <View className="ring" style={`--part:${(left / periodSeconds) * 100}%`} {...access({ hidden: true })}>
      <View className="ring__inside">{Math.ceil(left)}</View>
    </View>
  )
}
