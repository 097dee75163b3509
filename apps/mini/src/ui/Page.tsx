import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useEffect, useLayoutEffect } from 'react'
import type { TabName } from '../pages.ts'
import { elderMode } from '../shell/elder-mode.ts'
import { endFirstPaint } from '../shell/first-paint.ts'
import { fontScale } from '../shell/font-scale.ts'
import { pressBack } from '../shell/go-back.ts'
import { loadBeside } from '../shell/page-code.ts'
import { Visited } from '../shell/Visited.tsx'
import { access } from './access.ts'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { Pressable } from './Pressable.tsx'
import { TabBar } from './TabBar.tsx'
import { Unanswered } from './Unanswered.tsx'

export interface PageProps {
  title: string
  children: ReactNode
  /** This page is one of the tabs: it draws the tab bar and has no way back. */
  tab?: TabName
  /** Takes the title's place in the first row, such as the street switch; the title is then only read aloud. */
  bar?: ReactNode
  /** The one clear action, always in reach at the bottom: Buttons. */
  action?: ReactNode
}

const isH5 = process.env.TARO_ENV === 'h5'

/** The root of every screen: safe areas, elder sizes, WeChat's font setting, title, bottom action. */
export function Page({ title, children, tab, bar, action }: PageProps) {
  const isElder = elderMode.use()
  useEffect(() => {
    // The page may be gone before its title arrives.
    Taro.setNavigationBarTitle({ title }).catch(() => undefined)
  }, [title])
  useLayoutEffect(endFirstPaint, [])
  useEffect(loadBeside, [])
  return (
    <View
      className={classNames('page', isElder && 'elder', isH5 ? 'page--h5' : 'page--weapp')}
      style={`--scale:${fontScale(isElder)}`}
    >
      {bar ? <BarRow title={title} bar={bar} /> : isH5 && <TitleRow title={title} hasBack={!tab} />}
      <View
        className={classNames('page__content', (tab || action) && 'page__content--above')}
        {...access({ role: 'main' })}
      >
        {!tab && <Visited />}
        <Unanswered />
        {children}
      </View>
      {action && (
        <View
          className={classNames('page__action', tab && 'page__action--over-tabs')}
          {...access({ role: 'region', label: '办理' })}
        >
          {action}
        </View>
      )}
      {tab && <TabBar current={tab} />}
    </View>
  )
}

function BarRow({ title, bar }: { title: string; bar: ReactNode }) {
  return (
    <View className="page__bar" {...access({ role: 'banner' })}>
      {isH5 && (
        <View className="only-read" {...access({ role: 'heading', level: 1 })}>
          {title}
        </View>
      )}
      {bar}
    </View>
  )
}

function TitleRow({ title, hasBack }: { title: string; hasBack: boolean }) {
  return (
    <View className="page__bar" {...access({ role: 'banner' })}>
      {hasBack && (
        <Pressable className="page__back" label="返回" onPress={pressBack}>
          <Icon name="chevron-left" />
        </Pressable>
      )}
      <View className="page__title" {...access({ role: 'heading', level: 1 })}>
        {title}
      </View>
    </View>
  )
}
