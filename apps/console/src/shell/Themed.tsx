import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { themeOf } from '../theme.ts'
import { readAppearance, readStillness, subscribeAppearance, subscribeStillness } from './appearance.ts'

dayjs.locale('zh-cn')

/** Dresses everything below in the light or the dark set. */
export function Themed({ children }: { children: ReactNode }) {
  const appearance = useSyncExternalStore(subscribeAppearance, readAppearance)
  const isStill = useSyncExternalStore(subscribeStillness, readStillness)
  useEffect(() => {
    document.documentElement.dataset.theme = appearance
  }, [appearance])
  return (
    <ConfigProvider
      locale={zhCN}
      theme={themeOf(appearance, isStill)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App message={{ maxCount: 2, duration: 4 }}>{children}</App>
    </ConfigProvider>
  )
}
