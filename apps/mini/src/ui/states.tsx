import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { access } from './access.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-names.ts'
import { call, type Phone } from './phone.ts'

interface StateProps {
  icon: IconName
  title: string
  text: ReactNode
  children?: ReactNode
  role: 'status' | 'alert'
}

function State({ icon, title, text, children, role }: StateProps) {
  return (
    <View className="state" {...access({ role })}>
      <View className="state__icon">
        <Icon name={icon} size="l" />
      </View>
      <View className="state__title">{title}</View>
      <View className="state__text">{text}</View>
      {children && <View className="state__actions">{children}</View>}
    </View>
  )
}

function CallButton({ phone }: { phone: Phone }) {
  return (
    <Button kind="ghost" icon="phone" onPress={() => call(phone)}>
      打电话给{phone.name}
      <Text className="lines">{`\n${phone.number}`}</Text>
    </Button>
  )
}

export interface EmptyProps {
  icon?: IconName
  title: string
  /** What to do next. */
  text: ReactNode
  action?: ReactNode
  phone?: Phone
}

export function Empty({ icon = 'inbox', title, text, action, phone }: EmptyProps) {
  return (
    <State icon={icon} title={title} text={text} role="status">
      {action}
      {phone && <CallButton phone={phone} />}
    </State>
  )
}

export interface RefusedProps {
  title?: string
  /** Why, in one sentence. */
  why: ReactNode
  /** What else is possible: Buttons. */
  action?: ReactNode
  phone?: Phone | undefined
}

export function Refused({ title = '这次没办成', why, action, phone }: RefusedProps) {
  return (
    <State icon="circle-alert" title={title} text={why} role="alert">
      {action}
      {phone && <CallButton phone={phone} />}
    </State>
  )
}

export interface OfflineProps {
  onRetry: () => void
  phone?: Phone | undefined
}

export function Offline({ onRetry, phone }: OfflineProps) {
  return (
    <State icon="wifi-off" title="连不上网络" text="看看手机有没有信号，再试一次。" role="alert">
      <Button icon="refresh-cw" onPress={onRetry}>
        再试一次
      </Button>
      {phone && <CallButton phone={phone} />}
    </State>
  )
}

export interface InDoubtProps {
  /** What is not known, such as 约上没有. */
  doubt: string
  onAsk: () => void
  phone?: Phone | undefined
}

/** A write that nothing has answered: it may have been done. */
export function InDoubt({ doubt, onAsk, phone }: InDoubtProps) {
  return (
    <State
      icon="clock"
      title={`还不知道${doubt}`}
      text="网络好了自动再问，一问到就告诉您，不用再办一遍。"
      role="status"
    >
      <Button icon="refresh-cw" onPress={onAsk}>
        现在就问
      </Button>
      {phone && <CallButton phone={phone} />}
    </State>
  )
}

export interface SkeletonProps {
  /** How many cards to draw while waiting. */
  cards?: number
}

export function Skeleton({ cards = 3 }: SkeletonProps) {
  const keys = Array.from({ length: cards }, (_, index) => index)
  return (
    <View className="skeleton" {...access({ role: 'status', label: '正在打开' })}>
      {keys.map(key => (
        <View key={key} className="skeleton__card">
          <View className="skeleton__square" />
          <View className="skeleton__lines">
            <View className="skeleton__line" />
            <View className="skeleton__line skeleton__line--short" />
          </View>
        </View>
      ))}
    </View>
  )
}
