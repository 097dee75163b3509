import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { say } from '../../../shell/say.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'

/** An address outside: a mini-program opens none of another house, so it is copied. */
export function WebAddress({ url }: { url: string }) {
  const copy = async () => {
    await Taro.setClipboardData({ data: url })
    say('网址复制好了，到浏览器里粘贴')
  }
  return (
    <Pressable className="link" label={`复制网址 ${url}`} onPress={() => void copy()}>
      <Icon name="share-2" size="s" />
      <View>{url}</View>
    </Pressable>
  )
}
