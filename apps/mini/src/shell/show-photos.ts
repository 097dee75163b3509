import Taro from '@tarojs/taro'

/** Shows photographs large, beginning with one of them: WeChat has a viewer of its own, a browser opens the picture. */
export function showPhotos(addresses: readonly string[], first: string): void {
  if (process.env.TARO_ENV === 'h5') window.open(first, '_blank', 'noopener')
  else void Taro.previewImage({ urls: [...addresses], current: first })
}
