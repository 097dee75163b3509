import Taro from '@tarojs/taro'

const largest = 1.4
let scale: number | undefined

/** In elder mode main text grows from 20 to 30 px, where WeChat's own factor would end at 28. */
const elderReach = 1.25

/** WeChat's own font setting, 0.94 to 1.4, never below 1 here; on H5 the browser scales by itself. */
export function fontScale(isElder: boolean): number {
  if (process.env.TARO_ENV === 'h5') return 1
  scale ??= readScale()
  return isElder ? 1 + (scale - 1) * elderReach : scale
}

function readScale(): number {
  const info: object = Taro.getAppBaseInfo()
  const factor = 'fontSizeScaleFactor' in info ? Number(info.fontSizeScaleFactor) : 1
  return Number.isFinite(factor) ? Math.min(Math.max(factor, 1), largest) : 1
}
