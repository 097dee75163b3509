import Taro from '@tarojs/taro'

const readableMs = 3000

/** Says what a tap has done where the screen does not show it by itself. */
export function say(words: string): void {
  void Taro.showToast({ title: words, icon: 'none', duration: readableMs })
}
