import Taro from '@tarojs/taro'
import { openAddress } from '../../shell/address.ts'
import { say } from '../../shell/say.ts'

/** Shows a certificate: WeChat fetches and previews it, from where it can be sent on; a browser opens it. */
export async function openPdf(url: string): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    openAddress(url, '_blank')
    return
  }
  try {
    const { tempFilePath } = await Taro.downloadFile({ url })
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
  } catch {
    say('没打开，请过一会儿再点')
  }
}
