import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { unreadNotices } from '../shell/unread.ts'
import { access } from './access.ts'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-names.ts'
import { Pressable } from './Pressable.tsx'

export type TabName = 'home' | 'services' | 'activities' | 'inbox' | 'me'

const tabs: ReadonlyArray<{ name: TabName; word: string; icon: IconName }> = [
  { name: 'home', word: '首页', icon: 'house' },
  { name: 'services', word: '服务', icon: 'layout-grid' },
  { name: 'activities', word: '活动', icon: 'hand-heart' },
  { name: 'inbox', word: '消息', icon: 'bell' },
  { name: 'me', word: '我的', icon: 'user-round' },
]

export function TabBar({ current }: { current: TabName }) {
  const unread = unreadNotices.use()
  const badge = (name: TabName) => (name === 'inbox' && unread > 0 ? unread : 0)
  return (
    <View {...access({ role: 'navigation', label: '主要页面' })} className="tab-nav">
      <View className="tab-bar" {...access({ role: 'tablist', label: '主要页面' })}>
        {tabs.map(({ name, word, icon }) => (
          <Pressable
            key={name}
            role="tab"
            on={name === current}
            className={classNames('tab-bar__tab', name === current && 'tab-bar__tab--on')}
            onPress={() => {
              if (name !== current) void Taro.switchTab({ url: `/tabs/${name}` })
            }}
          >
            <Icon name={icon} />
            <View>{word}</View>
            {badge(name) > 0 && (
              <>
                <View className="tab-bar__badge">{badge(name) > 99 ? '99+' : badge(name)}</View>
                <View className="only-read">条没看</View>
              </>
            )}
          </Pressable>
        ))}
      </View>
    </View>
  )
}
