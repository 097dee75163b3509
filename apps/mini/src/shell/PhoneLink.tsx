import { View } from '@tarojs/components'
import { Icon } from '../ui/Icon.tsx'
import { Pressable } from '../ui/Pressable.tsx'
import { call } from '../ui/phone.ts'
import { deskPhone } from './street.ts'

/** A number to tap; the street's desk answers where nobody gave one of their own. */
export function PhoneLink({ name, number }: { name: string; number: string }) {
  const desk = deskPhone.use()
  const phone = number === '' ? { name: '服务台', number: desk } : { name, number }
  if (phone.number === '') return null
  return (
    <Pressable className="link" label={`打电话给${phone.name} ${phone.number}`} onPress={() => call(phone)}>
      <Icon name="phone" size="s" />
      <View className="number">{phone.number}</View>
    </Pressable>
  )
}
