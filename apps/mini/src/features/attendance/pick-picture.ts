import Taro from '@tarojs/taro'
import { drawn, openQrReader } from './qr-reader.ts'

const patienceMs = 3000

/** Lets the person choose or take a picture and reads the code in it; undefined when none was chosen. Browsers only. */
export async function readPickedPicture(): Promise<{ text: string | undefined } | undefined> {
  const picked = await Taro.chooseImage({ count: 1 }).catch(() => undefined)
  const file = picked?.tempFiles[0]?.originalFileObj
  if (file === undefined) return undefined
  const address = URL.createObjectURL(file)
  try {
    const picture = new Image()
    picture.src = address
    await picture.decode()
    const read = await openQrReader()
    return { text: await read(drawn(picture, picture.naturalWidth, picture.naturalHeight), patienceMs) }
  } finally {
    URL.revokeObjectURL(address)
  }
}
