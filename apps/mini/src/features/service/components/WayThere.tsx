import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Location } from '@yunxuan/contract'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'

export interface WayThereProps {
  location: Location
  isOpen: boolean
  onClose: () => void
}

const isWeapp = process.env.TARO_ENV === 'weapp'

/** The address and how to hand it to the phone's own map; no map of anybody else's is loaded. */
export function WayThere({ location, isOpen, onClose }: WayThereProps) {
  const { name, address, latitude, longitude } = location
  const point = latitude !== null && longitude !== null ? { latitude, longitude } : undefined
  const navigate = () => {
    if (!point) return
    if (isWeapp) void Taro.openLocation({ ...point, name, address })
    else window.location.href = `geo:${point.latitude},${point.longitude}?q=${encodeURIComponent(name)}`
  }
  const copy = async () => {
    await Taro.setClipboardData({ data: `${name} ${address}` })
    // WeChat says so itself.
    if (!isWeapp) void Taro.showToast({ title: '地址复制好了', icon: 'none' })
  }
  return (
    <Sheet
      title="怎么去"
      isOpen={isOpen}
      onClose={onClose}
      action={
        <View className="stack">
          {point && (
            <Button icon="navigation" onPress={navigate}>
              用手机地图导航
            </Button>
          )}
          <Button kind="ghost" onPress={() => void copy()}>
            复制地址
          </Button>
        </View>
      }
    >
      <View className="words">{name}</View>
      <View>{address}</View>
    </Sheet>
  )
}
