import Taro from '@tarojs/taro'

/** A photograph that was chosen or taken, as this end can send it. */
export interface ChosenPicture {
  /** A path in WeChat, an address of the page's own in a browser; another photograph has another. */
  path: string
  /** In a browser, where a page may not fetch its own addresses. */
  blob?: Blob
}

// What is kept of it is smaller still; this is what goes over a phone's line.
const longestSide = 1600
const quality = 80

/** Lets the person take or choose a photograph, and makes it small; undefined when none was chosen. */
export async function choosePicture(): Promise<ChosenPicture | undefined> {
  const picked = await Taro.chooseImage({ count: 1, sizeType: ['compressed'] }).catch(() => undefined)
  const [file] = picked?.tempFiles ?? []
  if (file === undefined) return undefined
  const { path, originalFileObj } = file
  if (process.env.TARO_ENV === 'h5') return originalFileObj && { path, blob: await shrunk(originalFileObj) }
  const small = await Taro.compressImage({ src: path, quality }).catch(() => undefined)
  return { path: small?.tempFilePath ?? path }
}

/** A photograph that this browser cannot read goes as it is: the API says why not. */
async function shrunk(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return file
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', quality / 100))
  return blob ?? file
}
