import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Location, Picture } from '@yunxuan/contract'
import { sayPlace } from '@yunxuan/domain'
import { useCallback, useState } from 'react'
import { openAddress } from '../../../shell/address.ts'
import { photoOf } from '../../../shell/photo.ts'
import { say } from '../../../shell/say.ts'
import { showPhotos } from '../../../shell/show-photos.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Photo } from '../../../ui/Photo.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Tag } from '../../../ui/Tag.tsx'

/** What of a place says how to get there. */
type Place = Pick<Location, 'name' | 'address' | 'latitude' | 'longitude'> & Partial<Pick<Location, 'access'>>

const isWeapp = process.env.TARO_ENV === 'weapp'

export interface WayThereProps {
  location: Place
  room?: string
  isElsewhere?: boolean
  /** How one knows it when standing before it. */
  picture?: Picture | null
}

/** A place by name and address, and a tap away how to get there; no map of anybody else's is loaded. */
export function WayThere({ location, room = '', isElsewhere = false, picture = null }: WayThereProps) {
  const [isOpen, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const { name, address, access = '', latitude, longitude } = location
  const called = sayPlace(name, room)
  // An address often ends with the name, which stands above it.
  const street = address.replace(name, '').trim()
  const copy = async () => {
    await Taro.setClipboardData({ data: [called, address].filter(Boolean).join(' ') })
    // WeChat says so itself.
    if (!isWeapp) say('地址复制好了')
  }
  // Online there is nowhere to go.
  if (address === '' && latitude === null) return <View>{called}</View>
  return (
    <View className="wrap">
      {isElsewhere && <Tag tone="gold">换了地方</Tag>}
      <View>{called}</View>
      {street !== '' && <View className="second">{street}</View>}
      {picture !== null && <Door picture={picture} name={name} />}
      <Pressable className="link" label={`${name}，怎么去`} onPress={() => setOpen(true)}>
        <Icon name="map-pin" size="s" />
        怎么去
      </Pressable>
      <Sheet
        title="怎么去"
        isOpen={isOpen}
        onClose={close}
        action={
          <View className="stack">
            {latitude !== null && longitude !== null && (
              <Button icon="navigation" onPress={() => navigate(location, { latitude, longitude })}>
                用手机地图导航
              </Button>
            )}
            <Button kind="ghost" onPress={() => void copy()}>
              复制地址
            </Button>
          </View>
        }
      >
        <View className="words">{called}</View>
        <View>{address}</View>
        {access !== '' && <View className="second">{access}</View>}
      </Sheet>
    </View>
  )
}

/** What one sees when standing before it; a tap shows it large. */
function Door({ picture, name }: { picture: Picture; name: string }) {
  const large = photoOf(picture, 'large')?.src ?? ''
  const said = picture.alt === '' ? name : picture.alt
  return (
    <View className="photos">
      <Pressable
        className="photos__one"
        label={`${said}的照片，点开看大图`}
        onPress={() => showPhotos([large], large)}
      >
        <Photo src={photoOf(picture, 'small')?.src ?? ''} alt="" />
      </Pressable>
    </View>
  )
}

/** Hands a GCJ-02 point to WeChat's own map, or to Amap's address, which opens its app on iOS and Android, else its page. */
function navigate({ name, address }: Place, point: { latitude: number; longitude: number }): void {
  if (isWeapp) {
    void Taro.openLocation({ ...point, name, address })
    return
  }
  const position = `${point.longitude},${point.latitude}`
  openAddress(
    `https://uri.amap.com/marker?position=${position}&name=${encodeURIComponent(name)}&src=yunxuan&coordinate=gaode&callnative=1`,
    '_blank',
  )
}
