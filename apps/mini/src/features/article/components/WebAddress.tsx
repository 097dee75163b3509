import { View } from '@tarojs/components'
import { copy } from '../../../shell/copy.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'

/** An address outside: a mini-program opens none of another house, so it is copied. */
export function WebAddress({ url }: { url: string }) {
  return (
    <Pressable
      className="link"
      label={`复制网址 ${url}`}
      onPress={() => void copy(url, '网址复制好了，到浏览器里粘贴')}
    >
      <Icon name="share-2" size="s" />
      <View>{url}</View>
    </Pressable>
  )
}
