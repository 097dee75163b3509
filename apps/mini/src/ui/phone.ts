import Taro from '@tarojs/taro'

export interface Phone {
  /** Who answers, such as 沙河街道服务台. */
  name: string
  number: string
}

/** Returns a number as it is written, which no line may break. */
export const unbroken = (number: string) => number.replaceAll('-', '\u2060-\u2060')

export function call(phone: Phone): void {
  // Declining the system's question is not a failure.
  Taro.makePhoneCall({ phoneNumber: phone.number }).catch(() => undefined)
}
