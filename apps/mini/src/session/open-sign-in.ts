import Taro from '@tarojs/taro'

export function openSignIn(): void {
  void Taro.navigateTo({ url: '/features/session/pages/sign-in' })
}
