import { ScrollView, View } from '@tarojs/components'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { holdBack } from '../shell/back.ts'
import { access } from './access.ts'
import { classNames } from './class-names.ts'
import { holdFocus } from './focus.ts'
import { Icon } from './Icon.tsx'
import { Pressable } from './Pressable.tsx'

export interface SheetProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons that stay at the bottom. */
  action?: ReactNode
}

export function Sheet({ title, isOpen, onClose, children, action }: SheetProps) {
  const id = useId()
  useEffect(() => (isOpen ? holdFocus(id, onClose) : undefined), [id, isOpen, onClose])
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => (isOpen ? holdBack(() => close.current()) : undefined), [isOpen])
  if (!isOpen) return null
  return (
    <View className="sheet">
      <View className="sheet__shade" onClick={onClose} {...access({ hidden: true })} />
      <View className={classNames('sheet__body')} id={id} {...access({ role: 'dialog', label: title })}>
        <View className="sheet__head">
          <View className="sheet__title" {...access({ role: 'heading', level: 2 })}>
            {title}
          </View>
          <Pressable className="sheet__close" label="关闭" onPress={onClose}>
            <Icon name="x" />
          </Pressable>
        </View>
        <ScrollView className="sheet__scroll" scrollY>
          <View className="sheet__inside">{children}</View>
        </ScrollView>
        {action && <View className="sheet__action">{action}</View>}
      </View>
    </View>
  )
}
