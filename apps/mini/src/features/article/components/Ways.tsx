import { View } from '@tarojs/components'
import type { ArticlePage } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { deskPhone } from '../../../shell/street.ts'
import { Button } from '../../../ui/Button.tsx'
import { call } from '../../../ui/phone.ts'
import { useIsElder } from '../../member/use-is-elder.ts'

/** What to do next with a guide: have somebody else see to it, or telephone; an elder is offered the telephone first. */
export function Ways({ guide: { id, issuer, phone } }: { guide: ArticlePage }) {
  const isElder = useIsElder()
  const desk = deskPhone.use()
  const number = phone === '' ? desk : phone
  const name = phone === '' || issuer === '' ? '服务台' : issuer
  const kind = isElder ? 'ghost' : 'primary'
  const errand = (
    <Button key="errand" kind={kind} onPress={() => openPage('matter/errand', { guide: id })}>
      请人代办
    </Button>
  )
  if (number === '') return errand
  const telephone = (
    <Button
      key="phone"
      kind={isElder ? 'primary' : 'ghost'}
      icon="phone"
      label={`打电话问${name}`}
      onPress={() => call({ name, number })}
    >
      打电话问
    </Button>
  )
  return <View className="pair">{isElder ? [telephone, errand] : [errand, telephone]}</View>
}
