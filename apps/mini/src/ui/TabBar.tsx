import { View } from '@tarojs/components'
import { type TabName, tabs } from '../pages.ts'
import { openTab } from '../shell/address.ts'
import { unreadNotices } from '../shell/unread.ts'
import { access } from './access.ts'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { Pressable } from './Pressable.tsx'

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
              if (name !== current) openTab(name)
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
