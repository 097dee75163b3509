import Taro from '@tarojs/taro'
import { Button } from '../../../ui/Button.tsx'

/** The way on where there is nothing here. */
export function ToServices() {
  return <Button onPress={() => void Taro.switchTab({ url: '/tabs/services' })}>去看看服务</Button>
}
