import { DownOutlined, QuestionCircleOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { signOut } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { FindButton } from '../features/find/FindButton.tsx'
import { roleNames } from '../role-names.ts'
import { type AppearanceWish, appearanceWishes, keepWish, readWish } from './appearance.ts'
import { useOwnStreets } from './street.queries.ts'
import { useWorkplace } from './street.tsx'

const wishNames: Readonly<Record<AppearanceWish, string>> = {
  system: '跟随系统',
  light: '浅色',
  dark: '深色',
}

export function TopBar({ onHelp }: { onHelp: () => void }) {
  return (
    <header className="top-bar">
      <StreetSwitch />
      <span className="grow" />
      <FindButton />
      <span className="grow" />
      <Button type="text" icon={<QuestionCircleOutlined aria-hidden />} onClick={onHelp}>
        快捷键
      </Button>
      <PersonMenu />
    </header>
  )
}

function StreetSwitch() {
  const { street, streetId } = useWorkplace()
  const [wasOpened, setOpened] = useState(false)
  const own = useOwnStreets(wasOpened)
  const navigate = useNavigate()
  const streets = own.data ?? []
  return (
    <Dropdown
      trigger={['click']}
      onOpenChange={isOpen => isOpen && setOpened(true)}
      menu={{
        selectedKeys: [streetId],
        items:
          own.data === undefined
            ? [{ key: 'wait', label: '正在查您工作的街道…', disabled: true }]
            : streets.map(each => ({
                key: each.id,
                label: `${each.city}${each.district} ${each.name}`,
              })),
        onClick: ({ key }) => void navigate(`/${key}`),
      }}
    >
      <Button type="text">
        {street.city}
        {street.district} · {street.name}
        <span className="unseen">，换街道</span>
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  )
}

function PersonMenu() {
  const { me, roles, streetId } = useWorkplace()
  const navigate = useNavigate()
  const [wish, setWish] = useState(readWish)
  const leave = async () => {
    await signOut()
    queryClient.clear()
    await navigate('/sign-in')
  }
  const choose = (key: string) => {
    if (key === 'leave') void leave()
    if (key === 'account') void navigate(`/${streetId}/account`)
    const chosen = appearanceWishes.find(each => each === key)
    if (chosen === undefined) return
    keepWish(chosen)
    setWish(chosen)
  }
  const saidRoles = roles.map(role => roleNames[role]).join('、')
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [wish],
        items: [
          {
            type: 'group',
            label: '外观',
            children: appearanceWishes.map(each => ({ key: each, label: wishNames[each] })),
          },
          { type: 'divider' },
          { key: 'account', label: '我的账号' },
          { key: 'leave', label: '退出登录' },
        ],
        onClick: ({ key }) => choose(key),
      }}
    >
      <Button type="text">
        <UserOutlined aria-hidden />
        {me.name}
        <span className="soft">{saidRoles}</span>
        <span className="unseen">，个人菜单</span>
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  )
}
