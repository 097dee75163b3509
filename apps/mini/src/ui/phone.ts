import Taro from '@tarojs/taro'

export interface Phone {
  /** Who answers, such as 沙河街道服务台. */
  name: string
  number: string
}

export function call(phone: Phone): void {
  // Declining the system's question is not a failure.
  Taro.makePhoneCall({ phoneNumber: phone.number }).catch(() => undefined)
}
