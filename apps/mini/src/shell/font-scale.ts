import Taro from '@tarojs/taro'

const largest = 1.4
let scale: number | undefined

/** WeChat's own font setting, 0.94 to 1.4, never below 1 here; on H5 the browser scales by itself. */
export function fontScale(): number {
  if (process.env.TARO_ENV === 'h5') return 1
  scale ??= readScale()
  return scale
}

function readScale(): number {
  const info: object = Taro.getAppBaseInfo()
  const factor = 'fontSizeScaleFactor' in info ? Number(info.fontSizeScaleFactor) : 1
  return Number.isFinite(factor) ? Math.min(Math.max(factor, 1), largest) : 1
}
