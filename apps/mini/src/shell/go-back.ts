import Taro from '@tarojs/taro'

/** A page opened from a link has nothing behind it: home is. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/tabs/home' })
}
